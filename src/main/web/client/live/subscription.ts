import type { Position } from '../position.js';
import type { Aside, Counts, LiveEvent } from './frames.js';

/** Who listens to a stream. */
export interface Listener {
  /** New events, in order, none missing; `after` is the place behind the last of them. */
  events(events: LiveEvent[], counts?: Counts, after?: Position): void;
  /** The server tells this stream from now on; after a loss, again. */
  begun?(): void;
  /** The stream can not be continued from here: read anew, then subscribe from what was read. */
  resync(from: Position | null): void;
  /** Something beside the events, as it is now: who reads, who is looking at what. */
  aside?(frame: Aside): void;
  /** The server ended the subscription for that reason. */
  ended?(code: string): void;
}

/** What becomes of a frame: taken, or a sign that something is missing. */
export type Taken = 'taken' | 'gap';

/** One listener's place in a stream. Numbers have no holes, so anything but the next number is a gap or a repetition. */
export class Subscription {
  constructor(
    readonly stream: string,
    public position: Position | null,
    readonly listener: Listener,
  ) {}

  take(events: LiveEvent[], after: Position, counts?: Counts): Taken {
    const last = this.position?.seq ?? (events[0]?.seq ?? 1) - 1;
    const fresh = events.filter(event => event.seq > last);
    if (fresh.some((event, index) => event.seq !== last + 1 + index)) {
      return 'gap';
    }
    if (fresh.length) {
      this.position = after;
      this.listener.events(fresh, counts, after);
    }
    return 'taken';
  }

  /** The server is ready; without a place of our own, its place is ours. */
  begun(at: Position): void {
    this.position ??= at;
    this.listener.begun?.();
  }

  /** Whether the server has been ahead of us since the last time it told its heads. */
  lags(head: number): boolean {
    const behind = this.position !== null && head > this.position.seq;
    const still = behind && this.seenAtHeads === this.position!.seq;
    this.seenAtHeads = behind ? this.position!.seq : -1;
    return still;
  }

  private seenAtHeads = -1;
}
