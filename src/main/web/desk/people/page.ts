import { asProblem } from '../../client/problem.js';
import { callsOf } from '../renewal.js';
import type { Section } from '../sections.js';
import type { Session } from '../session.js';
import { Pages } from '../view/pages.js';
import { say } from '../words/words.js';
import { Inviting } from './inviting.js';
import { PeopleApi, type StaffMember } from './people-api.js';
import { peopleView } from './view.js';

/** Who moderates and administers this site. */
export class PeoplePage implements Section {
  readonly title = say('Moderators');
  readonly list: Pages<StaffMember>;
  readonly inviting: Inviting;
  private readonly api: PeopleApi;

  constructor(readonly session: Session) {
    this.api = new PeopleApi(...callsOf(session.pass));
    this.list = new Pages(after => this.api.staff(after), () => session.changed());
    this.inviting = new Inviting(session, this.api);
    void this.list.start();
  }

  view() {
    return peopleView(this);
  }

  async giveRole(member: StaffMember, role: string | null, bound: string | null): Promise<void> {
    try {
      Object.assign(member, await this.api.giveRole(member.id, role, bound));
      this.session.tell({ words: 'It holds at once: {who} is {role} now.', values: { who: member.name, role: say(member.role) } });
    } catch (thrown) {
      this.session.failed(asProblem(thrown));
    }
    this.session.changed();
  }
}

export function open(session: Session): Section {
  return new PeoplePage(session);
}
