import { Backoff } from '../../client/live/backoff.js';
import type { Aside, Counts, LiveEvent } from '../../client/live/frames.js';
import { withConnection } from '../../client/live/late.js';
import { hears, type LiveState } from '../../client/live/state.js';
import type { Position } from '../../client/position.js';
import { asProblem, type Problem } from '../../client/problem.js';
import type { Comment, Thread, ThreadPage } from '../../client/shapes.js';
import type { Site, Sort } from '../../client/site.js';
import type { Host } from '../host.js';
import { firstPage, PAGE } from '../wanted.js';
import { ThreadModel } from './model.js';
import { FROM_START } from './cursor.js';
import type { Root } from './node.js';

const MOST = 100;
/** As many as one answer or a busy second brings. */
const MOST_FRESH = 300;

/** Loads a thread, pages through it and keeps it live. */
export class Reading {
  readonly model: ThreadModel;
  state: 'loading' | 'ready' | 'failed' = 'loading';
  problem: Problem | null = null;
  live: LiveState = 'idle';
  thread: Thread | null = null;
  /** What the newsroom pinned, wherever it stands in the list. */
  pinned: Comment[] = [];
  /** What stands around the comments is to be read again as it is from there on, without moving them. */
  threadChanged = (_after: Position | null): void => {};
  /** That comment has just gone; whoever writes below it hears of it before it is drawn. */
  gone = (_id: string): void => {};
  /** Who is here, this reader among them. */
  people = { readers: 0, typing: 0 };
  loadingMore = false;
  readonly loadingReplies = new Set<string>();
  /** What newly stands on the page, to be pointed out for a moment: no more than the latest. */
  fresh = new Set<string>();
  /** The reader's own comments that wait for a moderator; no page of the thread has them. */
  held: Comment[] = [];
  private leave: (() => void) | null = null;
  private unwatch: (() => void) | null = null;
  private over = false;

  constructor(
    private readonly site: Site,
    private readonly page: string,
    sort: Sort,
    private readonly host: Host,
    /** Whether that new comment is one the reader is just sending. */
    private readonly isOwn: (comment: Comment) => boolean,
  ) {
    this.model = new ThreadModel(sort);
  }

  /** @param included the first page, where the publisher's page has brought it along */
  async start(included: ThreadPage | null): Promise<void> {
    if (included) {
      this.show(included);
      this.host.changed();
    } else {
      await this.load(null);
    }
  }

  get closed(): boolean {
    return this.thread?.state === 'closed';
  }

  stop(): void {
    this.over = true;
    this.leave?.();
    this.unwatch?.();
  }

  async load(fresh: Position | null): Promise<void> {
    try {
      const page = await this.fetch(null, this.atLeastAPage(), fresh);
      if (!this.over) {
        this.show(page);
      }
    } catch (thrown) {
      this.problem = asProblem(thrown);
      this.state = this.state === 'ready' ? 'ready' : 'failed';
    }
    this.host.changed();
  }

  /** Loads anew until it works: without that there is no stream to go on with. */
  private async reload(fresh: Position | null): Promise<void> {
    const backoff = new Backoff();
    for (await this.load(fresh); this.problem && !this.over; await this.load(fresh)) {
      await new Promise(resolve => setTimeout(resolve, backoff.next()));
    }
  }

  async sort(sort: Sort): Promise<void> {
    if (sort !== this.model.sort) {
      this.model.sort = sort;
      this.model.roots.splice(PAGE);
      await this.load(null);
    }
  }

  async more(): Promise<void> {
    this.loadingMore = true;
    this.host.changed();
    await this.attempt(async () => {
      // Who wants more is likely to want still more.
      const added = this.model.append(await this.fetch(this.model.next, this.atLeastAPage(), null));
      this.mergeHeld();
      this.point(added, 'loadedMore');
    });
    this.loadingMore = false;
    this.host.changed();
  }

  async moreReplies(rootId: string): Promise<void> {
    this.loadingReplies.add(rootId);
    this.host.changed();
    await this.attempt(async () => {
      const next = this.model.root(rootId)?.next ?? null;
      const page = await this.site.replies(rootId, next === FROM_START ? null : next);
      this.point(this.model.appendReplies(rootId, page), 'loadedMore');
    });
    this.loadingReplies.delete(rootId);
    this.host.changed();
  }

  collapse(root: Root): void {
    root.collapsed = !root.collapsed;
    this.host.changed();
  }

  /** Shows the new comments that waited. */
  async reveal(): Promise<void> {
    if (this.model.beyond) {
      await this.load(null);
      this.host.focusOn(`#c-${this.model.roots[0]?.comment.id}`);
      return;
    }
    const ids = this.model.reveal();
    this.mark(ids);
    const first = this.model.sort === 'oldest' ? ids[0] : ids.at(-1);
    this.host.changed();
    if (first) {
      this.host.focusOn(`#c-${first}`);
    }
  }

  /** Shows what the reader has just written. Its number comes on the stream, unless there is none just now. */
  showOwn(comment: Comment): void {
    if (comment.status === 'published' && !hears(this.live) && !this.model.find(comment.id)) {
      this.model.total++;
      this.tellCount();
    }
    this.model.putOwn(comment);
    this.mark([comment.id]);
    if (comment.status === 'held') {
      this.held = [...this.held, comment];
    }
  }

  /** What of the reader's own waits; what came to wait while that was asked for (`known` did before) may be missing in the answer. */
  showHeld(held: Comment[], known: Comment[]): void {
    const missing = this.held.filter(({ id }) => !held.some(other => other.id === id));
    // What waited and does no longer, and was not published, has been turned down.
    missing
      .filter(one => known.includes(one) && this.model.find(one.id)?.status === 'held')
      .forEach(({ id }) => this.model.remove(id));
    this.held = [...held, ...missing.filter(one => !known.includes(one))];
    this.mergeHeld();
    this.host.changed();
  }

  private shown: Position | null = null;

  private show(page: ThreadPage): void {
    this.leave?.();
    this.shown = page.position;
    this.model.reset(page);
    this.mergeHeld();
    this.state = 'ready';
    this.problem = null;
    this.thread = page.thread;
    this.pinned = page.pinned ?? [];
    this.leave = withConnection(this.site.address, connection =>
      connection.subscribe(`thread:${this.page}`, page.position, {
        events: (events, counts, after) => this.take(events, counts, after),
        aside: frame => this.hear(frame),
        resync: from => void this.reload(from),
      }),
    );
    this.unwatch ??= withConnection(this.site.address, (connection, { watchCalmly }) =>
      watchCalmly(connection, state => {
        this.live = state;
        this.host.changed();
      }),
    );
    this.tellCount();
  }

  private hear(frame: Aside): void {
    if (frame.type === 'presence') {
      this.people = frame;
    } else if (frame.type === 'votes') {
      this.model.tally(frame.comments ?? {});
      if (frame.page && this.thread) {
        this.thread = { ...this.thread, reactions: frame.page };
      }
    }
    this.host.arrived();
  }

  private take(events: LiveEvent[], counts?: Counts, after?: Position): void {
    const waitingBefore = this.model.waits;
    const added = events
      .map(event => this.takeOne(event))
      .filter((id): id is string => id !== null);
    if (counts?.comments !== undefined) {
      this.model.total = counts.comments;
    }
    if (events.some(event => event.type === 'thread.moved')) {
      void this.reload(this.shown);
    } else if (events.some(event => event.type === 'thread.changed')) {
      this.threadChanged(after ?? null);
    }
    this.mark(added);
    if (added.length || this.model.waits > waitingBefore) {
      this.host.heard(added.length, this.model.waits);
    }
    this.tellCount();
    this.host.arrived();
  }

  private takeOne(event: LiveEvent): string | null {
    const own = event.type === 'comment.published' && !!event.comment && this.isOwn(event.comment);
    if (own) {
      this.model.putOwn(event.comment!);
    }
    if (event.type === 'comment.published') {
      this.held = this.held.filter(({ id }) => id !== event.comment?.id);
    }
    const added = this.model.take(event, follower => !own && this.host.disturbs(follower));
    if (event.type === 'comment.removed' && event.id) {
      this.gone(event.id);
    }
    return added;
  }

  private point(added: string[], phrase: 'loadedMore'): void {
    this.host.announce(this.host.words.say(phrase, { n: added.length }));
    if (added[0]) {
      this.host.focusOn(`#c-${added[0]}`);
    }
  }

  private mark(ids: string[]): void {
    this.fresh = new Set([...this.fresh, ...ids].slice(-MOST_FRESH));
  }

  private mergeHeld(): void {
    this.held
      .filter(comment => !comment.parentId || this.model.root(comment.rootId))
      .forEach(comment => this.model.putOwn(comment));
  }

  private tellCount(): void {
    this.host.tell('count', { site: this.site.key, page: this.page, count: this.model.total });
  }

  private fetch(after: string | null, limit: number, fresh: Position | null): Promise<ThreadPage> {
    return this.site.thread({ ...firstPage(this.page, this.model.sort), limit, after, fresh });
  }

  /** As much as there is already, within bounds. */
  private atLeastAPage(): number {
    return Math.min(MOST, Math.max(PAGE, this.model.roots.length));
  }

  private async attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work();
      this.problem = null;
    } catch (thrown) {
      this.problem = asProblem(thrown);
    }
  }
}
