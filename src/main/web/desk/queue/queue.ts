import type { LiveEvent } from '../../client/live/frames.js';
import type { Status } from '../../client/shapes.js';
import { isFiltered, type Filters } from '../site/filters.js';
import { MOST_AT_ONCE, type Moderation } from '../site/moderation.js';
import type { QueueKind } from '../site/queues.js';
import type { Decided, QueueItem } from '../site/shapes.js';
import { Entries } from './entries.js';
import type { Entry } from './entry.js';
import { Reading } from './reading.js';
import { Selection } from './selection.js';
import type { Teller } from './teller.js';

/** One queue as the moderator sees it: what was read of it, kept up to date, and where the moderator is. */
export class Queue {
  readonly entries: Entries;
  readonly selection: Selection;
  readonly reading: Reading;
  /** A comment on its way back after an undo. */
  private returning: string | null = null;

  constructor(
    moderation: Moderation,
    readonly kind: QueueKind,
    readonly filters: Filters,
    private readonly teller: Teller,
  ) {
    this.entries = new Entries(kind.oldestFirst);
    this.selection = new Selection(this.entries, MOST_AT_ONCE);
    this.reading = new Reading(moderation, kind, filters, this.entries, {
      read: () => this.read(),
      failed: problem => teller.failed(problem),
    });
  }

  take(events: LiveEvent[]): void {
    for (const event of events) {
      if (event.type === 'queue.entered' && event.comment) {
        this.enter(event.comment as QueueItem);
      } else if (event.type === 'queue.left') {
        this.left(event.comment?.id ?? event.id ?? '');
      } else if (event.type === 'decision.made' && event.comment) {
        this.made(event.comment);
      }
    }
    this.turn();
  }

  /** The moderator takes a decision back: its comment is to be looked at as soon as it is here again. Null: no longer. */
  awaitReturn(id: string | null): void {
    this.returning = id;
    this.turn();
  }

  /** The moderator has taken that comment: it is looked at, wherever in the queue it is. */
  bring(item: QueueItem): void {
    this.entries.put(item);
    this.selection.turnTo(item.id);
  }

  /** A decision about it is on its way. */
  setAside(entry: Entry): void {
    this.selection.leave(entry.item.id, one => this.entries.setAside(one));
    this.readOn();
  }

  /** The moderator decides about it in another way than from the list. */
  release(id: string): void {
    this.selection.leave(id, one => this.entries.remove(one.item.id));
    this.readOn();
  }

  /** The decision was made. Where all statuses are shown, the comment comes back with its new one. */
  decided(entry: Entry, status: Status): void {
    if (this.kind.holds({ status }, true)) {
      entry.item = { ...entry.item, status, editWaits: false };
      this.entries.putBack(entry);
    } else {
      this.entries.remove(entry.item.id);
    }
  }

  private read(): void {
    this.turn();
    this.teller.changed();
  }

  private readOn(): void {
    if (this.entries.list.length === 0 && this.reading.next) {
      void this.reading.more();
    }
  }

  /** Somebody has decided about it, and it was not taken back. */
  private isLookedAt({ decision }: QueueItem): boolean {
    return this.kind.name === 'new' && decision !== undefined && decision !== null && !decision.undoes;
  }

  private enter(item: QueueItem): void {
    const known = this.entries.get(item.id) !== undefined;
    if (!this.kind.holds(item, this.isLookedAt(item))) {
      this.left(item.id);
    } else if (known || (!isFiltered(this.filters) && this.reading.loaded && this.reading.covers(item.id))) {
      this.entries.put(item);
    }
  }

  /** A comment has left this queue. Under the moderator's eyes it stays until they turn away. */
  private left(id: string): void {
    const entry = this.entries.get(id);
    if (!entry || entry.settled || this.entries.isAside(id)) {
      return;
    }
    if (id === this.selection.current) {
      entry.settled = { by: '', status: entry.item.status, at: new Date().toISOString() };
      this.selection.marked.delete(id);
    } else {
      this.selection.leave(id, one => this.entries.remove(one.item.id));
      this.readOn();
    }
  }

  private made(comment: Decided): void {
    const { decision, id } = comment;
    if (!decision || this.entries.isAside(id)) {
      return;
    }
    const entry = this.entries.get(id);
    if (this.kind.holds({ status: decision.status, editWaits: comment.editWaits }, !decision.undoes)) {
      if (entry ? entry.item.status !== decision.status : comment.page) {
        this.enter(comment as QueueItem);
      }
    } else if (entry) {
      this.left(id);
      if (entry.settled) {
        entry.settled = decision;
      }
    }
  }

  /** What was just taken back is looked at again; otherwise something is always being looked at. */
  private turn(): void {
    if (this.returning && this.entries.shows(this.returning)) {
      this.selection.turnTo(this.returning);
      this.returning = null;
    }
    this.selection.settle();
  }
}
