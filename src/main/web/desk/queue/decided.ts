import type { Decided, DecisionNote } from '../site/shapes.js';
import type { Verdict } from './entry.js';

/** A decision that was made, here or elsewhere. */
export interface Made extends Verdict {
  id: string;
  action: string;
  commentId: string;
  author: string;
  text: string;
  reason: string | null;
  mine: boolean;
  undone: boolean;
}

const KEPT = 50;

/** What was decided lately, here and at other desks, the latest first. */
export class DecidedLately {
  list: Made[] = [];

  constructor(private readonly me: string) {}

  add(comment: Decided, decision: Pick<DecisionNote, 'id' | 'action' | 'by' | 'at' | 'status' | 'undoes' | 'reason'>): void {
    const { id, action, by, at, status } = decision;
    const takenBack = this.list.find(made => made.id === decision.undoes);
    if (takenBack) {
      takenBack.undone = true;
    }
    if (decision.undoes || this.list.some(made => made.id === id)) {
      return;
    }
    const text = comment.source ?? '';
    const author = comment.author?.name ?? '';
    const reason = decision.reason ?? null;
    this.list.unshift({ id, action, commentId: comment.id, author, text, by, at, status, reason, mine: by === this.me, undone: false });
    this.list.length = Math.min(this.list.length, KEPT);
  }

  get lastOwn(): Made | undefined {
    return this.list.find(made => made.mine && !made.undone && canBeUndone(made));
  }
}

/** What was blacked out or taken away stays so. */
export function canBeUndone({ action }: Made): boolean {
  return action !== 'redact' && action !== 'delete';
}
