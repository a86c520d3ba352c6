import { asProblem, type Problem } from '../client/problem.js';
import type { SignedIn } from '../client/shapes.js';
import type { SignInApi, Way } from './api.js';
import { tellOpener } from './door.js';
import { keptFor } from './kept.js';
import { Letters } from './letters.js';
import { Services } from './services.js';

export type View = 'start' | 'password' | 'register' | 'forgotten' | 'code' | 'choose' | 'link' | 'claim' | 'leaving' | 'linked' | 'done' | 'stop';

/** Why nothing goes on here, or how it ended. */
export type Message = 'noOpener' | 'nowhere' | 'foreign' | 'none' | 'linkPassed' | 'linkElsewhere' | 'wayLost';

/** This window: where somebody is in it, and how it ends. What it looks like is in `view.ts`. */
export class Page {
  view: View = 'start';
  ways: Way[] = [];
  siteName: string;
  busy = false;
  problem: Problem | null = null;
  message: Message | null = null;
  /** Who is known to the page as a guest may take along what the guest wrote. */
  guestName: string | null = null;
  readonly letters: Letters;
  readonly services: Services;
  private signedIn: SignedIn | null = null;

  constructor(
    private readonly api: SignInApi,
    readonly site: string,
    readonly origin: string | null,
    readonly changed: () => void,
  ) {
    this.siteName = site;
    this.letters = new Letters(this, api);
    this.services = new Services(this, api);
  }

  async begin(hash: string, refused: boolean): Promise<void> {
    const link = this.letters.arrive(hash);
    if (refused) {
      return this.stop('foreign');
    }
    if (link) {
      return this.show('link');
    }
    if (!this.origin || !window.opener) {
      return this.stop(this.origin ? 'noOpener' : 'nowhere');
    }
    await this.run(async () => {
      await this.look();
      const kept = keptFor(this.site);
      if (!this.ways.length) {
        this.stop('none');
      } else if (kept) {
        this.letters.goOn(kept);
      } else {
        this.view = this.first;
      }
    });
  }

  /** What the site offers. */
  async look(): Promise<void> {
    const info = await this.api.site();
    this.siteName = info.name;
    this.ways = ((info.signInMethods ?? []) as Way[]).filter(way => way.method !== 'sso');
  }

  offers(method: Way['method']): boolean {
    return this.ways.some(way => way.method === method);
  }

  /** Where somebody begins. */
  get first(): View {
    return this.offers('email') || this.offers('guest') || this.offers('oidc') ? 'start' : 'password';
  }

  show(view: View): void {
    this.view = view;
    this.problem = null;
    this.changed();
  }

  back(): void {
    this.letters.forget();
    this.show(this.first);
  }

  stop(message: Message): void {
    this.message = message;
    this.show('stop');
  }

  guest(name: string): Promise<void> {
    this.guestName = null;
    return this.run(async () => this.finish(await this.api.guest(name)));
  }

  byPassword(email: string, password: string): Promise<void> {
    return this.run(async () => this.finish(await this.api.byPassword(email, password)));
  }

  finish(signedIn: SignedIn): void {
    this.letters.forget();
    this.signedIn = signedIn;
    this.guestName ? this.show('claim') : this.claim(false);
  }

  /** The page has the guest's token, and does it. */
  claim(yes: boolean): void {
    this.show('done');
    tellOpener(this.site, this.origin!, this.signedIn!, yes);
    setTimeout(() => window.close(), 300);
  }

  /** One thing at a time: a second press while the first is under way does nothing. */
  async run(step: () => Promise<void>): Promise<void> {
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
}
