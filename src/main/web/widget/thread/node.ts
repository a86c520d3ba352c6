import type { Comment, TopComment } from '../../client/shapes.js';

/** A top-level comment and what is shown below it: flat, oldest first. */
export interface Root {
  comment: Comment;
  replies: Comment[];
  /** The cursor of the replies not loaded yet. */
  next: string | null;
  /** Replies beyond those not loaded, shown because they are the reader's own. */
  late: Comment[];
  /** Its replies are put away. */
  collapsed?: boolean;
}

export function rootOf(top: TopComment): Root {
  const { replies, repliesNext, ...comment } = top;
  return { comment, replies: replies ?? [], next: repliesNext ?? null, late: [] };
}

export function bareRoot(comment: Comment): Root {
  return { comment, replies: [], next: null, late: [] };
}

/** Puts a comment at its place by id; ids are in the order of arrival. */
export function insert<T>(list: T[], item: T, id: (item: T) => string, descending = false): void {
  const before = (a: string, b: string) => (descending ? a > b : a < b);
  const index = list.findIndex(other => before(id(item), id(other)));
  list.splice(index < 0 ? list.length : index, 0, item);
}

/** A comment that is gone, where replies still need its place. */
export function tombstone(comment: Comment): Comment {
  return { ...comment, status: 'removed', author: null, html: null, source: undefined };
}
