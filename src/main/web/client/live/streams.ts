import type { Position } from '../position.js';
import type { ServerFrame } from './frames.js';
import { Subscription } from './subscription.js';
import type { Wanted } from './transport.js';

/** Refusals that say nothing about the listener: the server cannot tell just now. */
const PASSING = ['rights_unconfirmed', 'database_unavailable', 'overloaded'];
const AGAIN_MS = 2_000;

/** Who listens to what on a connection, and where each of them is. Frames are handed to those whom they are about. */
export class Streams implements Wanted {
  private readonly all = new Map<string, Set<Subscription>>();
  /** Asked for again after a gap, and not yet begun again: what comes until then does not fit. */
  private readonly asked = new Set<string>();

  constructor(private readonly ask: (stream: string) => void) {}

  get empty(): boolean {
    return this.all.size === 0;
  }

  streams(): string[] {
    return [...this.all.keys()];
  }

  /** The place of whoever is furthest behind; the others see repetitions and skip them. */
  since(stream: string): Position | null {
    return this.of(stream)
      .map(one => one.position)
      .reduce((least, one) => (least && (!one || least.seq <= one.seq) ? least : one), null);
  }

  add(subscription: Subscription): void {
    const others = this.all.get(subscription.stream);
    others ? others.add(subscription) : this.all.set(subscription.stream, new Set([subscription]));
  }

  /** Says whether nobody is left who hears that stream. */
  remove(subscription: Subscription): boolean {
    const others = this.all.get(subscription.stream);
    const last = !!others?.delete(subscription) && others.size === 0;
    return last && this.all.delete(subscription.stream);
  }

  /** Another transport begins: nothing is on its way. */
  forgetAsked(): void {
    this.asked.clear();
  }

  take(frame: ServerFrame): void {
    switch (frame.type) {
      case 'subscribed':
        this.asked.delete(frame.stream);
        this.of(frame.stream).forEach(one => one.begun(frame.position));
        break;
      case 'events':
        if (this.of(frame.stream).filter(one => one.take(frame.events, frame.position, frame.counts) === 'gap').length) {
          this.again(frame.stream);
        }
        break;
      case 'heads':
        Object.entries(frame.heads).forEach(([stream, head]) => {
          if (this.of(stream).filter(one => one.lags(head)).length) {
            this.again(stream);
          }
        });
        break;
      case 'presence':
      case 'claims':
      case 'votes':
        this.of(frame.stream).forEach(one => one.listener.aside?.(frame));
        break;
      case 'resync':
        this.end(frame.stream, one => one.listener.resync(one.position));
        break;
      case 'unsubscribed':
      case 'error':
        if (frame.stream && frame.code !== 'requested') {
          this.refused(frame.stream, frame.code);
        }
        break;
    }
  }

  private refused(stream: string, code: string): void {
    if (PASSING.includes(code)) {
      setTimeout(() => this.all.has(stream) && this.ask(stream), AGAIN_MS * (1 + Math.random()));
    } else {
      this.end(stream, one => one.listener.ended?.(code));
    }
  }

  private again(stream: string): void {
    if (!this.asked.has(stream)) {
      this.asked.add(stream);
      this.ask(stream);
    }
  }

  private of(stream: string): Subscription[] {
    return [...(this.all.get(stream) ?? [])];
  }

  private end(stream: string, told: (one: Subscription) => void): void {
    const all = this.of(stream);
    this.all.delete(stream);
    this.asked.delete(stream);
    all.forEach(told);
  }
}
