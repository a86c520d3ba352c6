import { LiveConnection, type LiveState } from '../client/live/connection.js';
import type { Counts, LiveEvent } from '../client/live/frames.js';
import { asProblem, Problem } from '../client/problem.js';
import type { Decided, DecisionResult, QueueItem } from '../client/shapes.js';
import { Decisions } from './decisions.js';
import { entryOf, type Entry, type Made } from './entry.js';
import type { Action, Moderation } from './moderation.js';

export interface Watcher {
  /** The queue could be read: the token is good. */
  welcome(): void;
  changed(): void;
  /** Says something once, also aloud. */
  notice(text: string): void;
  refused(problem: Problem): void;
}

/** The pending queue of one site: live, oldest first, with what was decided lately. */
export class Queue {
  entries: Entry[] = [];
  readonly decisions: Decisions;
  pending = 0;
  selected: string | null = null;
  next: string | null = null;
  loaded = false;
  live: LiveState = 'idle';
  problem: Problem | null = null;
  private readonly connection: LiveConnection;
  private leave: (() => void) | null = null;
  /** A comment on its way back after an undo. */
  private returning: string | null = null;
  private over = false;

  constructor(
    private readonly moderation: Moderation,
    token: string,
    private readonly me: string,
    private readonly watcher: Watcher,
  ) {
    this.decisions = new Decisions(me);
    this.connection = new LiveConnection(moderation.address, () => token);
  }

  start(): void {
    this.connection.watch(state => {
      this.live = state;
      this.watcher.changed();
    });
    this.listen();
    void this.load();
  }

  stop(): void {
    this.over = true;
    this.leave?.();
  }

  /**
   * Listens from now on, and reads the queue once more when that is so: what came between the first reading and listening
   * would be missed otherwise.
   */
  private listen(): void {
    let heard = false;
    this.leave = this.connection.subscribe('site', null, {
      begun: () => {
        if (!heard) {
          heard = true;
          void this.load();
        }
      },
      events: (events, now) => this.take(events, now),
      resync: () => this.listen(),
      ended: code => this.watcher.refused(new Problem(code, code === 'role_required' ? 403 : 401, code)),
    });
  }

  async load(): Promise<void> {
    try {
      const [page, { counts }] = await Promise.all([this.moderation.pending(null), this.moderation.queues()]);
      if (this.over) {
        return;
      }
      this.problem = null;
      this.pending = counts.pending;
      this.next = page.next;
      this.loaded = true;
      this.show(page.items);
      this.watcher.welcome();
    } catch (thrown) {
      this.fail(asProblem(thrown));
    }
    this.watcher.changed();
  }

  async more(): Promise<void> {
    try {
      const page = await this.moderation.pending(this.next);
      page.items.forEach(item => this.enter(item));
      this.next = page.next;
    } catch (thrown) {
      this.fail(asProblem(thrown));
    }
    this.watcher.changed();
  }

  entry(id: string | null): Entry | undefined {
    return this.entries.find(entry => entry.item.id === id);
  }

  /** Turns to an entry. What was settled by others leaves when one turns away from it. */
  select(id: string | null): void {
    this.entries = this.entries.filter(entry => !entry.settled || entry.item.id === id);
    this.selected = id;
    const entry = this.entry(id);
    if (entry?.item.parentId && !entry.parent) {
      void this.moderation.parent(entry.item.parentId).then(
        parent => {
          entry.parent = parent;
          this.watcher.changed();
        },
        () => {},
      );
    }
    this.watcher.changed();
  }

  /** Turns to the entry that many places further down; from a settled one, to whatever is left. */
  move(by: number): void {
    const index = this.entries.findIndex(entry => entry.item.id === this.selected);
    const here = this.entries[index];
    const target = this.entries[index + by] ?? (here?.settled ? this.entries[index - by] : here);
    this.select(target?.item.id ?? null);
  }

  async decide(entry: Entry, action: Action): Promise<void> {
    if (entry.deciding || entry.settled) {
      return;
    }
    entry.deciding = true;
    this.watcher.changed();
    try {
      this.decided(entry, await this.moderation.decide(entry.item, action));
    } catch (thrown) {
      this.fail(asProblem(thrown));
    }
    entry.deciding = false;
    this.watcher.changed();
  }

  async undo(made: Made | undefined): Promise<void> {
    if (!made || made.undone) {
      return;
    }
    try {
      const { outcome, by } = await this.moderation.undo(made.id);
      if (outcome === 'conflict') {
        this.watcher.notice(`${by ?? 'Somebody'} has decided about this since, so it stays as it is.`);
      } else {
        made.undone = true;
        this.returning = made.commentId;
        this.turn();
        this.watcher.notice('Taken back. The comment is in the queue again.');
      }
    } catch (thrown) {
      this.fail(asProblem(thrown));
    }
    this.watcher.changed();
  }

  private decided(entry: Entry, result: DecisionResult): void {
    const { outcome, status, by, at, decisionId } = result;
    if (!status) {
      this.watcher.notice('This comment is no longer there.');
      this.remove(entry.item.id);
    } else if (outcome === 'applied' || outcome === 'already') {
      this.decisions.add(entry.item, { id: decisionId ?? '', by: by ?? this.me, at: at ?? new Date().toISOString(), status });
      this.remove(entry.item.id);
    } else if (status === 'held') {
      this.watcher.notice('The author changed the text while you were reading. Please look at it again.');
      void this.load();
    } else {
      entry.settled = { by: by ?? 'Somebody', status, at: at ?? new Date().toISOString() };
      this.watcher.notice(`${entry.settled.by} was a moment faster.`);
    }
  }

  private take(events: LiveEvent[], now?: Counts): void {
    this.pending = now?.pending ?? this.pending;
    for (const event of events) {
      if (event.type === 'queue.entered' && event.comment) {
        this.enter(event.comment as QueueItem);
      } else if (event.type === 'queue.left') {
        this.left(event.comment?.id ?? event.id);
      } else if (event.type === 'decision.made' && event.comment) {
        this.made(event.comment);
      }
    }
    this.turn();
    this.watcher.changed();
  }

  /** What was just taken back is looked at again; otherwise something is always being looked at. */
  private turn(): void {
    const back = this.entry(this.returning);
    if (back) {
      this.returning = null;
      this.select(back.item.id);
    } else if (!this.selected && this.entries[0]) {
      this.select(this.entries[0].item.id);
    }
  }

  /** What waits now. An entry being decided about, or settled under the moderator's eyes, stays as it is. */
  private show(items: QueueItem[]): void {
    const busy = this.entries.filter(entry => entry.deciding || entry.settled);
    const gone = this.entries.filter(entry => !items.some(item => item.id === entry.item.id) && !busy.includes(entry));
    gone.forEach(entry => this.entries.splice(this.entries.indexOf(entry), 1));
    items.forEach(item => this.enter(item));
    if (!this.entry(this.selected)) {
      this.select(this.entries[0]?.item.id ?? null);
    }
  }

  private enter(item: QueueItem): void {
    const known = this.entry(item.id);
    if (!known) {
      const index = this.entries.findIndex(entry => entry.item.id > item.id);
      this.entries.splice(index < 0 ? this.entries.length : index, 0, entryOf(item));
    } else if (item.latestRevision > known.item.latestRevision || known.settled) {
      known.changed = item.latestRevision > known.item.latestRevision;
      known.item = item;
      known.settled = null;
    }
  }

  private left(id: string | undefined): void {
    const entry = this.entry(id ?? null);
    if (entry && !entry.deciding && !entry.settled) {
      if (entry.item.id === this.selected) {
        entry.settled = { by: '', status: entry.item.status, at: new Date().toISOString() };
      } else {
        this.remove(entry.item.id);
      }
    }
  }

  private made(comment: Decided): void {
    const { decision } = comment;
    if (!decision) {
      return;
    }
    const entry = this.entry(comment.id);
    if (entry?.settled && decision.status !== 'held') {
      entry.settled = decision;
    }
    this.decisions.add(comment, decision);
  }

  private remove(id: string): void {
    const index = this.entries.findIndex(entry => entry.item.id === id);
    if (index < 0) {
      return;
    }
    this.entries.splice(index, 1);
    if (id === this.selected) {
      this.select((this.entries[index] ?? this.entries[index - 1])?.item.id ?? null);
    }
    if (this.entries.length === 0 && this.next) {
      void this.more();
    }
  }

  private fail(problem: Problem): void {
    if (problem.status === 401 || problem.status === 403) {
      this.watcher.refused(problem);
    } else if (this.loaded) {
      this.watcher.notice(problem.status === 0 ? 'The server cannot be reached. Please try again.' : problem.message);
    } else {
      this.problem = problem;
    }
  }
}
