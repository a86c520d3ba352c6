import type { Status } from '../../client/shapes.js';
import type { QueueItem } from '../site/shapes.js';

/** One comment of a queue on the desk. */
export interface Entry {
  item: QueueItem;
  /** Somebody else was faster; the entry stays while it is being looked at, so that nothing vanishes under one's eyes. */
  settled: Verdict | null;
  /** Its text changed while it lay here. */
  changed: boolean;
  /** As last drawn, in CSS pixels; 0 when it never was. */
  height: number;
}

export interface Verdict {
  /** Empty when it is not known who. */
  by: string;
  status: Status;
  at: string;
}

export function entryOf(item: QueueItem): Entry {
  return { item, settled: null, changed: false, height: 0 };
}
