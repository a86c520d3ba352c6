import type { Comment, QueueItem, Status } from '../client/shapes.js';

/** One comment of the queue on the desk. */
export interface Entry {
  item: QueueItem;
  /** A decision of this desk is on its way. */
  deciding: boolean;
  /** Somebody else was faster; the entry stays while it is being looked at, so that nothing vanishes under one's eyes. */
  settled: Verdict | null;
  /** Its text changed while it lay here. */
  changed: boolean;
  /** What it answers, once known. */
  parent: Comment | null;
}

export interface Verdict {
  by: string;
  status: Status;
  at: string;
}

/** A decision that was made, here or elsewhere. */
export interface Made extends Verdict {
  id: string;
  commentId: string;
  author: string;
  text: string;
  mine: boolean;
  undone: boolean;
}

export function entryOf(item: QueueItem): Entry {
  return { item, deciding: false, settled: null, changed: false, parent: null };
}
