import type { Asked, Brought, SignInApi } from './api.js';
import { Door } from './door.js';
import { keep, type Kept } from './kept.js';
import type { Page } from './page.js';

/** Letters that let somebody in: asked for here, and brought back as a code that is typed, or as a link that is opened in another window. */
export class Letters {
  email = '';
  private asked: Asked | null = null;
  /** What the link of a letter has brought. */
  private link: string | null = null;
  private again: (() => Promise<Asked>) | null = null;
  private readonly door: Door;

  constructor(
    private readonly page: Page,
    private readonly api: SignInApi,
  ) {
    this.door = new Door(page.site);
  }

  /** This window was opened by a letter. A person, not a scanner of letters, must want its link to count. */
  arrive(hash: string): boolean {
    this.link = /^#link=([\w-]+)$/.exec(hash)?.[1] ?? null;
    return this.hasLink;
  }

  follow(): Promise<void> {
    return this.page.run(async () => this.page.stop((await this.door.pass(this.link!)) ? 'linkPassed' : 'linkElsewhere'));
  }

  get hasLink(): boolean {
    return this.link !== null;
  }

  signIn(email: string, name: string): Promise<void> {
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
    return this.ask(this.page.view === 'choose' ? 'choose' : 'code', this.email, this.again!);
  }

  code(code: string): Promise<void> {
    return this.confirm({ request: this.asked!.request, code });
  }

  choose(code: string, password: string): Promise<void> {
    const { request } = this.asked!;
    const brought: Brought = this.link ? { token: this.link, request } : { request, code };
    return this.page.run(async () => this.page.finish(await this.api.reset(brought, password)));
  }

  /** One was asked for before this window was loaded anew. */
  goOn(kept: Kept): void {
    this.email = kept.email;
    this.waitFor(kept.view, kept);
  }

  /** None is waited for any more. */
  forget(): void {
    keep(this.page.site, null);
    this.door.close();
  }

  private confirm(brought: Brought): Promise<void> {
    return this.page.run(async () => this.page.finish(await this.api.confirm(brought)));
  }

  private ask(view: Kept['view'], email: string, letter: () => Promise<Asked>): Promise<void> {
    return this.page.run(async () => {
      const asked = await letter();
      this.email = email;
      this.again = letter;
      keep(this.page.site, { ...asked, view, email });
      this.waitFor(view, asked);
    });
  }

  private waitFor(view: Kept['view'], asked: Asked): void {
    this.asked = asked;
    this.link = null;
    this.page.view = view;
    this.door.wait(token => {
      if (view === 'code') {
        void this.confirm({ token, request: asked.request });
      } else {
        this.link = token;
        this.page.changed();
      }
    });
  }
}
