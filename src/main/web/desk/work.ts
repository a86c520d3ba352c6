import { asProblem } from '../client/problem.js';
import type { Dialog } from './dialogs/dialog.js';
import type { Made } from './queue/decided.js';
import type { Deciding } from './queue/deciding.js';
import type { Entry } from './queue/entry.js';
import type { Session } from './session.js';
import { actionsFor, type Action } from './site/actions.js';
import { MOST_AT_ONCE, type Why } from './site/moderation.js';

/** What the moderator does in a queue: going about, marking, deciding, taking back. */
export class Work {
  constructor(private readonly session: Session, private readonly deciding: Deciding) {}

  turnTo(id: string | null): void {
    this.selection.turnTo(id);
    this.session.changed();
  }

  /** Goes down, or up, past what others have taken. */
  move(by: number): void {
    const { presence } = this.session;
    while (this.selection.move(by) && this.selection.current && presence.taken(this.selection.current) && this.hasFurther(by)) {
      // One more.
    }
    this.session.changed();
  }

  mark(id: string | null = this.selection.current): void {
    this.marking(id === null || this.selection.toggle(id));
  }

  extend(by: number): void {
    this.marking(this.selection.extend(by));
  }

  markFirst(): void {
    this.selection.markFirst();
    this.session.changed();
  }

  unmark(): void {
    this.selection.marked.clear();
    this.session.changed();
  }

  /** Decides about one comment, or about all that are marked, or about the one the moderator is at. Rejecting asks why. */
  decide(action: Action, id?: string): void {
    const { queue, selected, dialogs } = this.session;
    const marked = id ? [] : this.selection.markedEntries;
    const one = id ? queue.entries.get(id) : selected;
    const able = (entry: Entry) => !entry.settled && actionsFor(entry.item.status).includes(action);
    const entries = (marked.length ? marked : one ? [one] : []).filter(able);
    if (entries.length && action === 'reject') {
      dialogs.show({ kind: 'why', action, entries });
    } else {
      void this.deciding.decide(queue, entries, action);
    }
  }

  answerWhy({ action, entries }: Extract<Dialog, { kind: 'why' }>, why: Why): void {
    this.session.dialogs.close('why');
    void this.deciding.decide(this.session.queue, entries, action, why);
  }

  undo(made: Made | undefined = this.session.decided.lastOwn): void {
    void this.takeBack(made);
  }

  async undoAll(all: Made[]): Promise<void> {
    for (const made of all) {
      await this.takeBack(made);
    }
  }

  /** Takes the next comment that nobody has taken, so that two who share a queue do not meet. */
  async takeNext(): Promise<void> {
    const { queue, moderation } = this.session;
    try {
      const { item } = await moderation.next(queue.kind.name, queue.filters);
      if (item) {
        queue.bring(item);
      } else {
        this.session.tell({ words: 'There is none that nobody has taken.' });
      }
    } catch (thrown) {
      this.session.failed(asProblem(thrown));
    }
    this.session.changed();
  }

  openPage(): void {
    const url = this.session.selected?.item.page.url;
    if (url?.match(/^https?:/)) {
      open(url, '_blank', 'noopener');
    }
  }

  private takeBack(made: Made | undefined): Promise<void> {
    return this.deciding.undo(this.session.inQueue ? this.session.queue : null, made);
  }

  private get selection() {
    return this.session.queue.selection;
  }

  private hasFurther(by: number): boolean {
    const { entries } = this.session.queue;
    return entries.list[entries.indexOf(this.selection.current) + by] !== undefined;
  }

  private marking(done: boolean): void {
    if (!done) {
      this.session.tell({ words: 'No more than {n} at once.', values: { n: MOST_AT_ONCE } });
    }
    this.session.changed();
  }
}
