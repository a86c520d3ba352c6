import { asProblem, type Problem } from '../../client/problem.js';
import { callsOf } from '../renewal.js';
import type { Section } from '../sections.js';
import type { Session } from '../session.js';
import { say } from '../words/words.js';
import { LearntApi, type SpamModel } from './learnt-api.js';
import { learntView } from './view.js';

/** What the site has learnt about spam. */
export class LearntPage implements Section {
  readonly title = say('Learnt');
  model: SpamModel | null = null;
  problem: Problem | null = null;
  private readonly api: LearntApi;

  constructor(private readonly session: Session) {
    this.api = new LearntApi(...callsOf(session.pass));
    void this.load();
  }

  view() {
    return learntView(this);
  }

  async load(): Promise<void> {
    this.problem = null;
    try {
      this.model = await this.api.model();
    } catch (thrown) {
      this.problem = asProblem(thrown);
    }
    this.session.changed();
  }
}

export function open(session: Session): Section {
  return new LearntPage(session);
}
