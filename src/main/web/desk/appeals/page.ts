import type { LiveEvent } from '../../client/live/frames.js';
import { asProblem } from '../../client/problem.js';
import { callsOf } from '../renewal.js';
import type { Section } from '../sections.js';
import type { Session } from '../session.js';
import { Pages } from '../view/pages.js';
import { say } from '../words/words.js';
import { AppealsApi, type Appeal, type AppealDecision } from './appeals-api.js';
import { appealsView } from './view.js';

/** The appeals that wait for somebody who has not decided before, or those that were decided. */
export class AppealsPage implements Section {
  readonly title = say('Appeals');
  readonly list: Pages<Appeal>;
  state: 'open' | 'decided' = 'open';
  private readonly api: AppealsApi;

  constructor(private readonly session: Session) {
    this.api = new AppealsApi(...callsOf(session.pass));
    this.list = new Pages(after => this.api.list(this.state, after), () => session.changed());
    void this.list.start();
  }

  view() {
    return appealsView(this);
  }

  /** Appeals are made, and end, also by decisions about their comments. */
  heard(events: LiveEvent[]): void {
    if (events.some(({ type }) => type.startsWith('appeal.') || type === 'decision.made')) {
      void this.list.start();
    }
  }

  show(state: 'open' | 'decided'): void {
    this.state = state;
    void this.list.start();
  }

  async decide(appeal: Appeal, decision: AppealDecision): Promise<void> {
    try {
      await this.api.decide(appeal.id, decision);
      this.session.tell({ words: decision.outcome === 'upheld' ? 'The comment is back.' : 'The appeal is dismissed.' });
    } catch (thrown) {
      this.session.failed(asProblem(thrown));
    }
    await this.list.start();
  }
}

export function open(session: Session): Section {
  return new AppealsPage(session);
}
