import { asProblem, type Problem } from '../../client/problem.js';
import type { Session } from '../session.js';
import { Pages } from '../view/pages.js';
import type { Invitation, MadeInvitation, PeopleApi } from './people-api.js';

/** The invitations of a site: open ones, and the one that was just made. */
export class Inviting {
  readonly list: Pages<Invitation>;
  /** Whose link is told once, until the administrator has taken it. */
  made: MadeInvitation | null = null;
  problem: Problem | null = null;

  constructor(private readonly session: Session, private readonly api: PeopleApi) {
    this.list = new Pages(after => this.api.invitations(after), () => session.changed());
    void this.list.start();
  }

  async invite(role: string, email: string | null, form: HTMLFormElement): Promise<void> {
    await this.doing(async () => {
      const made = await this.api.invite(role, email);
      form.reset();
      this.made = made.link ? made : null;
      if (!made.link) {
        this.session.tell({ words: 'The invitation is on its way to {email}.', values: { email: made.email ?? '' } });
      }
    });
  }

  async withdraw(one: Invitation): Promise<void> {
    await this.doing(async () => {
      await this.api.withdraw(one.id);
      this.made = this.made?.id === one.id ? null : this.made;
      this.session.tell({ words: 'The invitation is withdrawn. Its link opens nothing any more.' });
    });
  }

  taken(): void {
    this.made = null;
    this.session.changed();
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
