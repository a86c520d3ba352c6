import type { Position } from '../position.js';
import type { Comment, Tally } from '../shapes.js';

/** One thing that happened, at its place in the stream. */
export interface LiveEvent {
  seq: number;
  type: string;
  at: string;
  /** The comment as it is now; what has none names it by `id`. */
  comment?: Comment;
  id?: string;
}

/** Absolute numbers, as they are after the events they come with. */
export interface Counts {
  comments?: number;
  pending?: number;
  /** How many notices wait for this person, on the stream `me`. */
  unread?: number;
}

/** What is told of a stream beside its events: as it is now, with no place in any order. */
export type Aside = Extract<ServerFrame, { type: 'presence' | 'claims' | 'votes' }>;

export type ServerFrame =
  | { type: 'welcome'; heartbeatSeconds?: number }
  | { type: 'subscribed'; stream: string; position: Position }
  | { type: 'events'; stream: string; events: LiveEvent[]; position: Position; counts?: Counts }
  | { type: 'resync'; stream: string }
  | { type: 'unsubscribed'; stream: string; code: string }
  | { type: 'heads'; heads: Record<string, number> }
  | { type: 'presence'; stream: string; readers: number; typing: number }
  | { type: 'votes'; stream: string; tally: number; comments?: Record<string, Totals>; page?: Tally }
  | { type: 'claims'; stream: string; claims: unknown[] }
  | { type: 'token-expiring' }
  | { type: 'close'; code: number; reason?: string }
  | { type: 'error'; stream?: string; code: string; detail?: string };

/** What a comment has got from its readers, as it is now. */
export interface Totals {
  up?: number;
  down?: number;
  reactions?: Tally;
}

export const SUBPROTOCOL = 'repartee.v1';

/** Whether a server that closed with this code does not want the client back. */
export function staysAway(closeCode: number): boolean {
  return closeCode >= 4000 && closeCode < 4100;
}
