import type { LiveEvent, Totals } from '../../client/live/frames.js';
import type { Comment, ReplyPage, ThreadPage } from '../../client/shapes.js';
import type { Sort } from '../../client/site.js';
import { bareRoot, insert, rootOf, tombstone, type Root } from './node.js';

/** What a page that stays open for hours keeps: comments that came in live, and those that wait to be shown. */
const MOST_LIVE = 2_000;
const MOST_WAITING = 200;

/** Decides whether a comment would push down what is being read, given the id of the one it would stand before. */
export type Disturbs = (follower: string | null) => boolean;

const calm: Disturbs = () => false;

/**
 * What one page shows of a thread, and how events change it. Comments are replaced, never changed, so that what looks the
 * same is the same object. Numbers of replies come from pages and are counted on from events; a comment inside an event is
 * as it is now, which may be ahead of the events still to come.
 */
export class ThreadModel {
  roots: Root[] = [];
  /** Whose conversation each comment is of; what is not in it is not shown. */
  private readonly places = new Map<string, Root>();
  next: string | null = null;
  total = 0;
  /** New comments that wait until the reader asks for them, by arrival. */
  readonly waiting = new Map<string, Comment>();
  /** So many more that only their number is kept; showing them means to load anew. */
  beyond = 0;

  constructor(public sort: Sort) {}

  /** Shows a first page instead of whatever was shown. */
  reset(page: ThreadPage): void {
    const { collapsed } = this;
    this.roots = page.items.map(rootOf);
    this.places.clear();
    this.roots.forEach(root => {
      this.index(root);
      root.collapsed = collapsed.has(root.comment.id);
    });
    this.next = page.next;
    this.total = page.thread.commentCount;
    this.waiting.clear();
    this.beyond = 0;
  }

  get waits(): number {
    return this.waiting.size + this.beyond;
  }

  /** How many comments are on the page. */
  get shown(): number {
    return this.places.size;
  }

  private get collapsed(): Set<string> {
    return new Set(this.roots.filter(root => root.collapsed).map(root => root.comment.id));
  }

  private index(root: Root): void {
    [root.comment, ...below(root)].forEach(comment => this.places.set(comment.id, root));
  }

  /** What stands in a conversation now is on the page; one that was not there before comes first. */
  adopt(root: Root): void {
    if (!this.roots.includes(root)) {
      this.roots.unshift(root);
    }
    this.index(root);
  }

  /** What comments have got from readers, as it is now. */
  tally(totals: Record<string, Totals>): void {
    for (const [id, { up, down, reactions }] of Object.entries(totals)) {
      const comment = this.find(id);
      if (comment) {
        const votes = { up: up ?? comment.votes?.up ?? 0, down: down ?? comment.votes?.down ?? 0 };
        this.replace({ ...comment, votes, reactions: reactions ?? comment.reactions });
      }
    }
  }

  /** Adds a further page; gives the ids that are new on it. */
  append(page: ThreadPage): string[] {
    const fresh = page.items.filter(item => !this.root(item.id));
    const roots = fresh.map(rootOf);
    this.roots.push(...roots);
    roots.forEach(root => this.index(root));
    this.next = page.next;
    return fresh.map(item => item.id);
  }

  appendReplies(rootId: string, page: ReplyPage): string[] {
    const root = this.root(rootId);
    if (!root) {
      return [];
    }
    const known = new Set(root.replies.map(reply => reply.id));
    const fresh = page.items.filter(item => !known.has(item.id));
    root.replies.push(...fresh);
    root.next = page.next;
    root.late = root.late.filter(late => page.next && !fresh.some(item => item.id === late.id));
    this.index(root);
    return fresh.map(item => item.id);
  }

  /** Takes one event; gives the id that newly stands on the page, if one does. */
  take(event: LiveEvent, disturbs: Disturbs = calm): string | null {
    const id = event.comment?.id ?? event.id;
    if (event.type === 'comment.removed' && id) {
      // What is held is the reader's own: an edit took it from the others' pages, not from theirs.
      if (this.find(id)?.status !== 'held') {
        this.remove(id);
      }
    } else if (event.type === 'comment.edited' && event.comment) {
      this.update(event.comment);
    } else if (event.type === 'comment.published' && event.comment) {
      return this.publish(event.comment, disturbs);
    }
    return null;
  }

  /** Shows a comment of the reader's own, wherever the reader is. */
  putOwn(comment: Comment): void {
    const known = this.find(comment.id);
    const counted = known?.status === 'published' ? 1 : 0;
    if (known && !this.waiting.delete(comment.id)) {
      this.replace({ ...comment, replyCount: known.replyCount });
    } else {
      this.place(comment, true);
    }
    this.countUp(comment, (comment.status === 'published' ? 1 : 0) - counted);
  }

  /** Takes a comment away, or leaves its place empty while replies stand below it. */
  remove(id: string): void {
    const comment = this.find(id);
    if (!comment || comment.status === 'removed') {
      return;
    }
    if (comment.status === 'published') {
      this.countUp(comment, -1);
    }
    if (comment.replyCount > 0) {
      this.replace(tombstone(comment));
    } else {
      this.drop(comment);
    }
  }

  /** Shows what was waiting; gives the ids, in the order of the page. */
  reveal(): string[] {
    const all = [...this.waiting.values()];
    this.waiting.clear();
    all.forEach(comment => this.place(comment, true));
    return all.map(comment => comment.id);
  }

  root(id: string): Root | undefined {
    const root = this.places.get(id);
    return root?.comment.id === id ? root : undefined;
  }

  /** The conversation that a comment on the page is part of. */
  rootOf(id: string): Root | undefined {
    return this.places.get(id);
  }

  /** A comment that is shown or waits to be. */
  find(id: string): Comment | undefined {
    const root = this.places.get(id);
    return root
      ? root.comment.id === id
        ? root.comment
        : below(root).find(reply => reply.id === id)
      : this.waiting.get(id);
  }

  private publish(comment: Comment, disturbs: Disturbs): string | null {
    const known = this.find(comment.id);
    if (known && known.status === 'published') {
      this.update(comment);
      return null;
    }
    this.countUp(comment, 1);
    if (known) {
      this.replace({ ...comment, replyCount: known.replyCount });
      return null;
    }
    const fresh = { ...comment, replyCount: 0 };
    const parentWaits = !!comment.parentId && this.waiting.has(comment.rootId);
    if (parentWaits || this.shown >= MOST_LIVE || disturbs(this.follower(fresh))) {
      if (parentWaits || this.within(fresh)) {
        this.wait(fresh);
      }
      return null;
    }
    return this.place(fresh, false) ? fresh.id : null;
  }

  private wait(comment: Comment): void {
    this.waiting.size < MOST_WAITING ? this.waiting.set(comment.id, comment) : this.beyond++;
  }

  private update(comment: Comment): void {
    const known = this.find(comment.id);
    if (known && known.status !== 'removed' && comment.revision > known.revision) {
      this.replace({ ...comment, replyCount: known.replyCount });
    }
  }

  /** Whether the place of a comment is among what is loaded; beyond it, paging will bring it. */
  private within(comment: Comment): boolean {
    if (comment.parentId) {
      const root = this.root(comment.rootId);
      return !!root && !root.next;
    }
    const last = this.roots.at(-1)?.comment.id;
    if (this.sort === 'top') {
      return true;
    }
    return !this.next || !last || (this.sort === 'newest' ? comment.id > last : comment.id < last);
  }

  private place(comment: Comment, always: boolean): boolean {
    const within = this.within(comment);
    if (!within && !always) {
      return false;
    }
    const root = comment.parentId ? this.root(comment.rootId) : undefined;
    if (root) {
      insert(within ? root.replies : root.late, comment, reply => reply.id);
      this.places.set(comment.id, root);
    } else if (!comment.parentId) {
      const bare = bareRoot(comment);
      this.places.set(comment.id, bare);
      // Nobody has judged it yet: the best place is where it is seen.
      this.sort === 'top' ? this.roots.unshift(bare) : insert(this.roots, bare, other => other.comment.id, this.sort === 'newest');
    }
    return !comment.parentId || !!root;
  }

  /** The shown comment before which a new one would stand. */
  private follower(comment: Comment): string | null {
    if (!comment.parentId) {
      if (this.sort === 'top') {
        return this.roots[0]?.comment.id ?? null;
      }
      const newest = this.sort === 'newest';
      const after = ({ id }: Comment) => (newest ? id < comment.id : id > comment.id);
      return this.roots.find(root => after(root.comment))?.comment.id ?? null;
    }
    const index = this.roots.findIndex(root => root.comment.id === comment.rootId);
    const later = this.roots[index]?.replies.find(reply => reply.id > comment.id);
    return later?.id ?? this.roots[index + 1]?.comment.id ?? null;
  }

  private countUp(comment: Comment, by: number): void {
    if (by === 0) {
      return;
    }
    const ancestors = new Set<string>();
    for (let id = comment.parentId; id && !ancestors.has(id); id = this.find(id)?.parentId ?? null) {
      ancestors.add(id);
    }
    if (comment.parentId) {
      ancestors.add(comment.rootId);
    }
    ancestors.forEach(id => {
      const ancestor = this.find(id);
      if (ancestor) {
        const replyCount = Math.max(0, ancestor.replyCount + by);
        const gone = replyCount === 0 && ancestor.status === 'removed';
        gone ? this.drop(ancestor) : this.replace({ ...ancestor, replyCount });
      }
    });
  }

  /** Shows that one instead of the one with its id. */
  replace(comment: Comment): void {
    if (this.waiting.has(comment.id)) {
      this.waiting.set(comment.id, comment);
    }
    const root = this.places.get(comment.id);
    if (root?.comment.id === comment.id) {
      root.comment = comment;
    } else if (root) {
      const same = (other: Comment) => (other.id === comment.id ? comment : other);
      root.replies = root.replies.map(same);
      root.late = root.late.map(same);
    }
  }

  private drop(comment: Comment): void {
    const other = ({ id }: Comment) => id !== comment.id;
    const root = this.places.get(comment.id);
    this.waiting.delete(comment.id);
    this.places.delete(comment.id);
    if (root?.comment.id === comment.id) {
      this.roots = this.roots.filter(one => one !== root);
      below(root).forEach(reply => this.places.delete(reply.id));
    } else if (root) {
      root.replies = root.replies.filter(other);
      root.late = root.late.filter(other);
    }
  }
}

function below(root: Root): Comment[] {
  return root.late.length ? [...root.replies, ...root.late] : root.replies;
}
