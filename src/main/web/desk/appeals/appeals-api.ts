import type { Status } from '../../client/shapes.js';
import { Site } from '../../client/site.js';
import type { Person } from '../sanctions/sanctions-api.js';
import type { DecisionNote, PageOf } from '../site/shapes.js';

/** An author's word against what was decided about a comment of theirs. */
export interface Appeal {
  id: string;
  commentId: string;
  revision: number;
  status: Status;
  html: string;
  page: PageOf;
  author: Person;
  body: string;
  at: string;
  /** Whoever turned the comment down may not decide about it again. */
  mayDecide: boolean;
  /** Null for what the checks turned down by themselves. */
  decision: Pick<DecisionNote, 'action' | 'reason' | 'note' | 'by' | 'at'> | null;
  state: 'open' | 'upheld' | 'dismissed' | 'settled';
  by: string | null;
  note: string | null;
  answer: string | null;
  decidedAt: string | null;
}

export interface AppealDecision {
  outcome: 'upheld' | 'dismissed';
  note?: string;
  answer?: string;
}

export class AppealsApi extends Site {
  list(state: 'open' | 'decided', after: string | null): Promise<{ items: Appeal[]; next: string | null }> {
    return this.signed('/appeals', {}, { state, after });
  }

  decide(id: string, decision: AppealDecision): Promise<Appeal> {
    return this.signed(`/appeals/${id}/decide`, { method: 'POST', body: decision });
  }
}
