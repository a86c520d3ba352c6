import { asProblem, type Problem } from '../../client/problem.js';
import { callsOf } from '../renewal.js';
import type { Section } from '../sections.js';
import type { Session } from '../session.js';
import { Pages } from '../view/pages.js';
import { say } from '../words/words.js';
import { SsoApi, type KeyKind, type MadeKey, type NewKey, type Rotation, type SsoKey } from './sso-api.js';
import { ssoView } from './view.js';

/** The keys with which the publisher signs readers in: made, replaced with an overlap, taken away. */
export class SsoPage implements Section {
  readonly title = say('Sign-in keys');
  readonly list: Pages<SsoKey>;
  /** What is being made. */
  kind: KeyKind = 'secret';
  /** Told once, until the administrator has taken it. */
  made: MadeKey | null = null;
  /** The key that is being replaced, or taken away. */
  asked: { key: SsoKey; what: 'rotate' | 'remove' } | null = null;
  problem: Problem | null = null;
  private readonly api: SsoApi;

  constructor(private readonly session: Session) {
    this.api = new SsoApi(...callsOf(session.pass));
    this.list = new Pages(() => this.api.keys(), () => session.changed());
    void this.list.start();
  }

  view() {
    return ssoView(this);
  }

  choose(kind: KeyKind): void {
    this.kind = kind;
    this.session.changed();
  }

  ask(key: SsoKey, what: 'rotate' | 'remove'): void {
    this.asked = { key, what };
    this.problem = null;
    this.session.changed();
  }

  giveUp(): void {
    this.asked = null;
    this.made = null;
    this.session.changed();
  }

  async add(key: NewKey, form: HTMLFormElement): Promise<void> {
    await this.doing(async () => {
      this.made = await this.api.add(key);
      form.reset();
      this.kind = 'secret';
    });
  }

  async rotate(key: SsoKey, rotation: Rotation): Promise<void> {
    await this.doing(async () => {
      this.made = await this.api.rotate(key.id, rotation);
      this.asked = null;
    });
  }

  async remove(key: SsoKey): Promise<void> {
    await this.doing(async () => {
      await this.api.remove(key.id);
      this.asked = null;
      this.session.tell({ words: 'The key is gone. Tokens that it signed count no more.' });
    });
  }

  private async doing(what: () => Promise<void>): Promise<void> {
    this.problem = null;
    try {
      await what();
      await this.list.start();
    } catch (thrown) {
      this.problem = asProblem(thrown);
    }
    this.session.changed();
  }
}

export function open(session: Session): Section {
  return new SsoPage(session);
}
