import { asProblem } from '../../client/problem.js';
import type { Action } from '../site/actions.js';
import type { Moderation, Why } from '../site/moderation.js';
import type { DecisionResult } from '../site/shapes.js';
import type { DecidedLately, Made } from './decided.js';
import type { Entry } from './entry.js';
import { outcomeNotice } from './outcome.js';
import type { Queue } from './queue.js';
import type { Teller } from './teller.js';

/**
 * Makes decisions. The comments leave the list at once, so that the moderator goes on without waiting; what did not work brings
 * them back to their places, and says why.
 */
export class Deciding {
  constructor(
    private readonly moderation: Moderation,
    private readonly decided: DecidedLately,
    private readonly me: string,
    private readonly teller: Teller,
  ) {}

  async decide(queue: Queue, entries: Entry[], action: Action, why: Why = {}): Promise<void> {
    const open = entries.filter(entry => !entry.settled && !queue.entries.isAside(entry.item.id));
    if (!open.length) {
      return;
    }
    open.forEach(entry => queue.setAside(entry));
    this.teller.changed();
    try {
      const results = await this.moderation.decide(open.map(entry => entry.item), action, why);
      open.forEach((entry, index) => this.settle(queue, entry, results[index]!, action, why));
      this.teller.tell(outcomeNotice(action, results, open), this.undoOf(results));
    } catch (thrown) {
      open.forEach(entry => queue.entries.putBack(entry));
      queue.selection.settle();
      this.teller.failed(asProblem(thrown));
    }
    this.teller.changed();
  }

  async undo(queue: Queue | null, made: Made | undefined): Promise<void> {
    if (!made || made.undone) {
      return;
    }
    queue?.awaitReturn(made.commentId);
    try {
      const { outcome, by } = await this.moderation.undo(made.id);
      made.undone = outcome !== 'conflict';
      if (made.undone) {
        this.teller.tell({ words: 'Taken back.' });
      } else {
        queue?.awaitReturn(null);
        this.teller.tell({ words: '{who} has decided about this since, so it stays as it is.', values: { who: by ?? '?' } });
      }
    } catch (thrown) {
      queue?.awaitReturn(null);
      this.teller.failed(asProblem(thrown));
    }
    this.teller.changed();
  }

  private settle(queue: Queue, entry: Entry, result: DecisionResult, action: Action, why: Why): void {
    const { outcome, status, by, at, decisionId } = result;
    const when = at ?? new Date().toISOString();
    if (status && (outcome === 'applied' || outcome === 'already')) {
      const reason = why.reason ?? null;
      this.decided.add(entry.item, { id: decisionId ?? '', action, by: by ?? this.me, at: when, status, reason });
      queue.decided(entry, status);
    } else if (status === entry.item.status || status === 'held') {
      entry.changed = true;
      queue.entries.putBack(entry);
      void queue.reading.start();
    } else if (status) {
      entry.settled = { by: by ?? '', status, at: when };
      queue.entries.putBack(entry);
    } else if (outcome === 'failed') {
      queue.entries.putBack(entry);
    } else {
      queue.entries.remove(entry.item.id);
    }
    queue.selection.settle();
  }

  private undoOf(results: DecisionResult[]): Made[] {
    const applied = new Set(results.filter(one => one.outcome === 'applied').map(one => one.decisionId));
    return this.decided.list.filter(made => applied.has(made.id));
  }
}
