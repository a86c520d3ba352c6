import type { End, Rung } from './transport.js';

/** What lasts longer than this was no accident of its way. */
const SOON_MS = 10_000;
const MISSES = { socket: 2, provenSocket: 4, sse: 2, poll: 3 };

/**
 * Which way to try. It goes down when a way does not carry though others may, and not because the server is away: without a
 * server plain HTTP is unreachable too, and then the best way that ever carried is tried again.
 */
export class Ladder {
  rung: Rung = 'socket';
  private proven: Rung | null = null;
  private misses = 0;

  /** The present way carries. */
  carried(): void {
    this.proven = this.rung;
  }

  /** It ended after that long; 0 when it never carried. */
  ended(end: End, livedMs: number): void {
    if (end.how === 'told' || livedMs > SOON_MS) {
      this.misses = 0;
      return;
    }
    this.misses++;
    if (this.rung === 'socket') {
      this.turn(this.misses >= (this.proven === 'socket' ? MISSES.provenSocket : MISSES.socket), 'sse');
    } else if (end.how === 'unreachable') {
      this.turn(this.misses >= MISSES[this.rung], this.proven ?? 'socket');
    } else if (this.rung === 'sse') {
      this.turn(end.how === 'mute' || this.misses >= MISSES.sse, 'poll');
    } else {
      this.turn(this.misses >= MISSES.poll, 'socket');
    }
  }

  /** Another network may have other ways. */
  anew(): void {
    this.rung = 'socket';
    this.proven = null;
    this.misses = 0;
  }

  /** A better way was found. */
  climb(rung: Rung): void {
    this.rung = rung;
    this.misses = 0;
    this.carried();
  }

  get hadSocket(): boolean {
    return this.proven === 'socket';
  }

  private turn(really: boolean, to: Rung): void {
    if (really) {
      this.rung = to;
      this.misses = 0;
    }
  }
}
