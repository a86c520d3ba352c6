import { asProblem, type Problem } from '../../client/problem.js';
import type { Section } from '../sections.js';
import type { Session } from '../session.js';
import { Pages } from '../view/pages.js';
import { say } from '../words/words.js';
import { sanctionIn } from './form.js';
import { sanctionsOf, type Sanction, type SanctionKind, type SanctionsApi } from './sanctions-api.js';
import { sanctionsView } from './view.js';

/** The sanctions of the site: those in force, or all that ever were. */
export class SanctionsPage implements Section {
  readonly title = say('Sanctions');
  readonly list: Pages<Sanction>;
  active = true;
  /** What a domain would get. */
  choice: SanctionKind = 'premoderate';
  refused: Problem | null = null;
  private readonly api: SanctionsApi;

  constructor(private readonly session: Session) {
    this.api = sanctionsOf(session.pass);
    this.list = new Pages(after => this.api.list(this.active, after), () => session.changed());
    void this.list.start();
  }

  view() {
    return sanctionsView(this);
  }

  choose(kind: SanctionKind): void {
    this.choice = kind;
    this.session.changed();
  }

  show(active: boolean): void {
    this.active = active;
    void this.list.start();
  }

  async lift(sanction: Sanction): Promise<void> {
    try {
      await this.api.lift(sanction);
      this.session.tell({ words: 'Lifted.' });
      await this.list.start();
    } catch (thrown) {
      this.session.failed(asProblem(thrown));
    }
  }

  async putOnDomain(form: HTMLFormElement): Promise<void> {
    this.refused = null;
    try {
      await this.api.putOnDomain(String(new FormData(form).get('domain')).trim(), sanctionIn(form));
      form.reset();
      await this.list.start();
    } catch (thrown) {
      this.refused = asProblem(thrown);
      this.session.changed();
    }
  }
}

export function open(session: Session): Section {
  return new SanctionsPage(session);
}
