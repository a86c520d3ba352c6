import { asProblem, Problem } from '../client/problem.js';
import type { SignedIn } from '../client/shapes.js';
import type { Asked, Brought, Returned, SignInApi, Way } from './api.js';
import { Door, tellLinked, tellOpener, tokenOfOpener } from './door.js';
import { go, keepWay, type Way as ServiceWay } from './way.js';

export type View = 'start' | 'password' | 'register' | 'forgotten' | 'code' | 'choose' | 'link' | 'claim' | 'leaving' | 'linked' | 'done' | 'stop';

/** What a reload must not lose: a phone may drop this window while the letter is read. */
interface Kept extends Asked {
  view: 'code' | 'choose';
  email: string;
}

/** What the codes of letters mean of a way to another service. */
const OF_A_WAY: Record<string, string> = { link_expired: 'way_expired', link_used: 'way_used', link_invalid: 'way_invalid' };

/** What this page does; what it looks like is in `view.ts`. */
export class Page {
  view: View = 'start';
  ways: Way[] = [];
  siteName: string;
  email = '';
  busy = false;
  problem: Problem | null = null;
  /** Why nothing goes on here, or how it ended. */
  message: 'noOpener' | 'nowhere' | 'foreign' | 'none' | 'linkPassed' | 'linkElsewhere' | 'wayLost' | null = null;
  /** Who is known to the page as a guest may take along what the guest wrote. */
  guestName: string | null = null;
  private signedIn: SignedIn | null = null;
  /** The other service that this is about. */
  service = '';
  private asked: Asked | null = null;
  private link: string | null = null;
  private again: (() => Promise<Asked>) | null = null;
  private readonly door: Door;

  constructor(
    private readonly api: SignInApi,
    readonly site: string,
    private readonly origin: string | null,
    private readonly changed: () => void,
  ) {
    this.siteName = site;
    this.door = new Door(site);
  }

  async begin(hash: string, refused: boolean): Promise<void> {
    this.link = /^#link=([\w-]+)$/.exec(hash)?.[1] ?? null;
    if (refused) {
      return this.stop('foreign');
    }
    if (this.link) {
      return this.show('link');
    }
    if (!this.origin) {
      return this.stop('nowhere');
    }
    if (!window.opener) {
      return this.stop('noOpener');
    }
    await this.run(async () => {
      await this.look();
      const kept = this.kept();
      if (!this.ways.length) {
        this.stop('none');
      } else if (kept) {
        this.email = kept.email;
        this.waitFor(kept.view, kept);
      } else {
        this.view = this.first;
      }
    });
  }

  /** From another service. What this window has kept says what for; without it the answer may be somebody else's. */
  async comeBack(returned: Returned, way: ServiceWay | null): Promise<void> {
    if (!way) {
      return this.stop('wayLost');
    }
    if (!window.opener) {
      return this.stop('noOpener');
    }
    this.service = way.name;
    this.view = 'leaving';
    await this.run(async () => {
      await this.look();
      try {
        const answer = await this.api.fromService(returned, way.secret);
        'linked' in answer ? this.finishLink(answer.linked.provider) : this.finish(answer);
      } catch (thrown) {
        this.view = way.links ? 'linked' : this.first;
        const { code, status, message, fields } = asProblem(thrown);
        throw new Problem(OF_A_WAY[code] ?? code, status, message, fields);
      }
    });
  }

  /** Somebody who is signed in on the page that opened this window wants one more way in. */
  async beginLink(provider: string): Promise<void> {
    if (!this.origin || !window.opener) {
      return this.stop(this.origin ? 'noOpener' : 'nowhere');
    }
    const origin = this.origin;
    this.view = 'leaving';
    await this.run(async () => {
      await this.look();
      this.service = this.services.find(one => one.provider === provider)?.name ?? provider;
      const token = await tokenOfOpener(this.site, origin);
      if (!token) {
        return this.stop('noOpener');
      }
      this.view = 'linked';
      await this.leave(await this.api.toLink(provider, token), origin, this.service, true);
    });
  }

  /** Another service may say who this is. */
  toService({ provider, name }: Way): Promise<void> {
    return this.run(async () => {
      const sent = await this.api.toService(provider!);
      this.service = name ?? provider!;
      await this.leave(sent, this.origin!, this.service, false);
    });
  }

  private async leave(sent: { url: string; secret: string; expires: string }, origin: string, name: string, links: boolean): Promise<void> {
    try {
      keepWay(this.site, { secret: sent.secret, origin, name, links, language: document.documentElement.lang, guest: this.guestName });
    } catch {
      throw new Problem('no_storage', 0, 'sessionStorage is not there');
    }
    this.view = 'leaving';
    this.changed();
    await go(sent);
  }

  private async look(): Promise<void> {
    const info = await this.api.site();
    this.siteName = info.name;
    this.ways = ((info.signInMethods ?? []) as Way[]).filter(way => way.method !== 'sso');
  }

  get services(): Way[] {
    return this.ways.filter(way => way.method === 'oidc');
  }

  private get first(): View {
    return this.offers('email') || this.offers('guest') || this.offers('oidc') ? 'start' : 'password';
  }

  offers(method: Way['method']): boolean {
    return this.ways.some(way => way.method === method);
  }

  show(view: View): void {
    this.view = view;
    this.problem = null;
    this.changed();
  }

  back(): void {
    this.keep(null);
    this.door.close();
    this.show(this.first);
  }

  guest(name: string): Promise<void> {
    this.guestName = null;
    return this.run(async () => this.finish(await this.api.guest(name)));
  }

  byPassword(email: string, password: string): Promise<void> {
    return this.run(async () => this.finish(await this.api.byPassword(email, password)));
  }

  byMail(email: string, name: string): Promise<void> {
    return this.ask('code', email, () => this.api.byMail(email, name));
  }

  register(email: string, password: string, name: string): Promise<void> {
    return this.ask('code', email, () => this.api.register(email, password, name));
  }

  forgotten(email: string): Promise<void> {
    return this.ask('choose', email, () => this.api.forgotten(email));
  }

  get mayAskAgain(): boolean {
    return this.again !== null;
  }

  askAgain(): Promise<void> {
    return this.ask(this.view === 'choose' ? 'choose' : 'code', this.email, this.again!);
  }

  code(code: string): Promise<void> {
    return this.confirm({ request: this.asked!.request, code });
  }

  choose(code: string, password: string): Promise<void> {
    const brought: Brought = this.link
      ? { token: this.link, request: this.asked!.request }
      : { request: this.asked!.request, code };
    return this.run(async () => this.finish(await this.api.reset(brought, password)));
  }

  /** A person, not a scanner of letters, wants the link to count. */
  follow(): Promise<void> {
    return this.run(async () => this.stop((await this.door.pass(this.link!)) ? 'linkPassed' : 'linkElsewhere'));
  }

  get hasLink(): boolean {
    return this.link !== null;
  }

  private confirm(brought: Brought): Promise<void> {
    return this.run(async () => this.finish(await this.api.confirm(brought)));
  }

  private ask(view: Kept['view'], email: string, letter: () => Promise<Asked>): Promise<void> {
    return this.run(async () => {
      const asked = await letter();
      this.email = email;
      this.again = letter;
      this.keep({ ...asked, view, email });
      this.waitFor(view, asked);
    });
  }

  private waitFor(view: Kept['view'], asked: Asked): void {
    this.asked = asked;
    this.link = null;
    this.view = view;
    this.door.wait(token => {
      if (view === 'code') {
        void this.confirm({ token, request: asked.request });
      } else {
        this.link = token;
        this.changed();
      }
    });
  }

  private finish(signedIn: SignedIn): void {
    this.keep(null);
    this.door.close();
    this.signedIn = signedIn;
    this.guestName ? this.show('claim') : this.claim(false);
  }

  /** The page has the guest's token, and does it. */
  claim(yes: boolean): void {
    this.show('done');
    tellOpener(this.site, this.origin!, this.signedIn!, yes);
    setTimeout(() => window.close(), 300);
  }

  private finishLink(provider: string): void {
    this.show('linked');
    tellLinked(this.site, this.origin!, provider);
    setTimeout(() => window.close(), 300);
  }

  private stop(message: NonNullable<Page['message']>): void {
    this.message = message;
    this.show('stop');
  }

  /** One thing at a time: a second press while the first is under way does nothing. */
  private async run(step: () => Promise<void>): Promise<void> {
    if (this.busy) {
      return;
    }
    this.busy = true;
    this.problem = null;
    this.changed();
    try {
      await step();
    } catch (thrown) {
      this.problem = asProblem(thrown);
    }
    this.busy = false;
    this.changed();
  }

  private get place(): string {
    return `repartee-sign-in:${this.site}`;
  }

  private keep(kept: Kept | null): void {
    try {
      kept ? sessionStorage.setItem(this.place, JSON.stringify(kept)) : sessionStorage.removeItem(this.place);
    } catch {
      // Without storage a reload begins anew.
    }
  }

  private kept(): Kept | null {
    try {
      const kept: Kept | null = JSON.parse(sessionStorage.getItem(this.place) ?? 'null');
      return kept && Date.parse(kept.expires) > Date.now() ? kept : null;
    } catch {
      return null;
    }
  }
}
