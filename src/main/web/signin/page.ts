import { asProblem, type Problem } from '../client/problem.js';
import type { SignedIn } from '../client/shapes.js';
import type { Asked, Brought, SignInApi, Way } from './api.js';
import { Door, tellOpener } from './door.js';

export type View = 'start' | 'password' | 'register' | 'forgotten' | 'code' | 'choose' | 'link' | 'done' | 'stop';

/** What a reload must not lose: a phone may drop this window while the letter is read. */
interface Kept extends Asked {
  view: 'code' | 'choose';
  email: string;
}

/** What this page does; what it looks like is in `view.ts`. */
export class Page {
  view: View = 'start';
  ways: Way[] = [];
  siteName: string;
  email = '';
  busy = false;
  problem: Problem | null = null;
  /** Why nothing goes on here, or how it ended. */
  message: 'noOpener' | 'nowhere' | 'foreign' | 'none' | 'linkPassed' | 'linkElsewhere' | null = null;
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
      const info = await this.api.site();
      this.siteName = info.name;
      this.ways = (info.signInMethods ?? []).filter(way => way.method !== 'sso');
      const kept = this.kept();
      if (!this.ways.length) {
        this.stop('none');
      } else if (kept) {
        this.email = kept.email;
        this.waitFor(kept.view, kept);
      } else {
        this.view = this.offers('email') || this.offers('guest') ? 'start' : 'password';
      }
    });
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
    this.show(this.offers('email') || this.offers('guest') ? 'start' : 'password');
  }

  guest(name: string): Promise<void> {
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
    this.show('done');
    tellOpener(this.site, this.origin!, signedIn);
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
