import { asProblem, type Problem } from '../../client/problem.js';
import type { Section } from '../sections.js';
import type { Session } from '../session.js';
import { say } from '../words.js';
import { sanctionIn } from './form.js';
import { sanctionsOf, type Sanction, type SanctionKind, type SanctionsApi } from './sanctions-api.js';
import { sanctionsView } from './view.js';

/** The sanctions of the site: those in force, or all that ever were. */
export class SanctionsPage implements Section {
  readonly title = say('Sanctions');
  items: Sanction[] | null = null;
  next: string | null = null;
  active = true;
  problem: Problem | null = null;
  /** What a domain would get. */
  choice: SanctionKind = 'premoderate';
  refused: Problem | null = null;
  private readonly api: SanctionsApi;

  constructor(private readonly session: Session) {
    this.api = sanctionsOf(session.pass);
    void this.load();
  }

  view() {
    return sanctionsView(this);
  }

  choose(kind: SanctionKind): void {
    this.choice = kind;
    this.session.changed();
  }

  async load(active = this.active): Promise<void> {
    this.active = active;
    await this.reading(null);
  }

  more(): Promise<void> {
    return this.reading(this.next);
  }

  async lift(sanction: Sanction): Promise<void> {
    try {
      await this.api.lift(sanction);
      this.session.tell({ words: 'Lifted.' });
      await this.load();
    } catch (thrown) {
      this.session.failed(asProblem(thrown));
    }
  }

  async putOnDomain(form: HTMLFormElement): Promise<void> {
    this.refused = null;
    try {
      await this.api.putOnDomain(String(new FormData(form).get('domain')).trim(), sanctionIn(form));
      form.reset();
      await this.load();
    } catch (thrown) {
      this.refused = asProblem(thrown);
      this.session.changed();
    }
  }

  private async reading(after: string | null): Promise<void> {
    try {
      const { items, next } = await this.api.list(this.active, after);
      this.items = after ? [...(this.items ?? []), ...items] : items;
      this.next = next;
      this.problem = null;
    } catch (thrown) {
      this.problem = asProblem(thrown);
    }
    this.session.changed();
  }
}

export function open(session: Session): Section {
  return new SanctionsPage(session);
}
