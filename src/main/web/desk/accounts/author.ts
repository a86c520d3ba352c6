import { asProblem } from '../../client/problem.js';
import { callsOf } from '../renewal.js';
import { sanctionsOf, type Person, type Sanction } from '../sanctions/sanctions-api.js';
import type { Session } from '../session.js';
import { AccountsApi, type AccountFile } from './accounts-api.js';

/** The file about one author, open beside the queue. */
export class AuthorFile {
  file: AccountFile | null = null;
  problem = '';
  private readonly api: AccountsApi;

  constructor(private readonly session: Session, readonly person: Person) {
    this.api = new AccountsApi(...callsOf(session.pass));
    void this.load();
  }

  load(): Promise<void> {
    return this.doing(async () => {
      this.file = await this.api.file(this.person.id);
    });
  }

  note(text: string): Promise<void> {
    return this.doing(async () => {
      this.file?.notes.unshift(await this.api.note(this.person.id, text));
    });
  }

  lift(sanction: Sanction): Promise<void> {
    return this.doing(async () => {
      await sanctionsOf(this.session.pass).lift(sanction);
      this.file = await this.api.file(this.person.id);
    });
  }

  /** For administrators; `null` takes the word of this server back. */
  giveRole(role: string | null, bound: string | null): Promise<void> {
    return this.doing(async () => {
      await this.api.giveRole(this.person.id, role, bound);
      this.file = await this.api.file(this.person.id);
    });
  }

  /** For administrators; these, and no others. */
  giveBadges(badges: string[]): Promise<void> {
    return this.doing(async () => {
      const given = await this.api.giveBadges(this.person.id, badges);
      this.file = this.file && { ...this.file, ...given };
      this.session.tell({ words: 'Readers see it beside what {who} writes.', values: { who: this.person.name } });
    });
  }

  signOut(): Promise<void> {
    return this.doing(async () => {
      await this.api.signOut(this.person.id);
      this.session.tell({ words: '{who} is signed out everywhere.', values: { who: this.person.name } });
    });
  }

  private async doing(what: () => Promise<void>): Promise<void> {
    this.problem = '';
    try {
      await what();
    } catch (thrown) {
      const { fields, message } = asProblem(thrown);
      this.problem = fields[0]?.detail ?? message;
    }
    this.session.changed();
  }
}
