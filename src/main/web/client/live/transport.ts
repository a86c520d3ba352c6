import type { Position } from '../position.js';
import type { ServerFrame } from './frames.js';

/** The ways to the server, the best first. */
export type Rung = 'socket' | 'sse' | 'poll';

/** What is to be heard, and after which place: the one truth that all transports share. */
export interface Wanted {
  streams(): string[];
  since(stream: string): Position | null;
}

/**
 * How a transport ended. `unreachable`: it never came about; `mute`: it did, but nothing passes through it (a proxy keeps it
 * back); `cut`: it had carried; `told`: the server ended it, with a close code.
 */
export interface End {
  how: 'unreachable' | 'mute' | 'cut' | 'told';
  code: number;
  /** No attempt before that. */
  retryAfterMs?: number;
}

export interface TransportEvents {
  /** It carries; something must be heard again within that many seconds. */
  opened(heartbeatSeconds: number): void;
  frame(frame: ServerFrame): void;
  /** A sign of life. */
  alive(): void;
  /** Once, and never after `close`. */
  ended(end: End): void;
}

/** One connection to a site, whatever it is made of. */
export interface Transport {
  /** Hears that stream from its place; again, if it is heard already. */
  ask(stream: string): void;
  leave(stream: string): void;
  /** Says who listens, or that this person is writing there. Only a socket can. */
  identify?(token: string): void;
  typing?(stream: string): void;
  /** Ends it now, in silence. */
  close(): void;
}

export interface Route {
  address: string;
  token: () => string | null | undefined;
  /** Told that the token ends soon; whoever has a newer one says it. */
  ending?: () => unknown;
  wanted: Wanted;
}

export type Open = (route: Route, told: TransportEvents) => Transport;

export const USUAL_HEARTBEAT_SECONDS = 20;
