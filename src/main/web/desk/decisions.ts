import type { Decided, DecisionNote } from '../client/shapes.js';
import type { Made } from './entry.js';

const KEPT = 12;

/** What was decided lately, here and at other desks, the latest first. */
export class Decisions {
  list: Made[] = [];

  constructor(private readonly me: string) {}

  add(comment: Decided, decision: Pick<DecisionNote, 'id' | 'by' | 'at' | 'status' | 'undoes'>): void {
    const { id, by, at, status } = decision;
    const takenBack = this.list.find(made => made.id === decision.undoes);
    if (takenBack) {
      takenBack.undone = true;
    }
    if (status !== 'held' && !this.list.some(made => made.id === id)) {
      const text = comment.source ?? '';
      const author = comment.author?.name ?? '';
      const mine = by === this.me;
      this.list.unshift({ id, commentId: comment.id, author, text, by, at, status, mine, undone: false });
      this.list.length = Math.min(this.list.length, KEPT);
    }
  }

  get lastOwn(): Made | undefined {
    return this.list.find(made => made.mine && !made.undone);
  }
}
