import type { End, Route, Transport, TransportEvents } from '../transport.js';
import { wantedBy, type Asked } from './request.js';

/** A way over plain HTTP: one request for all streams, made anew whenever what is wanted changes. */
export abstract class Asking implements Transport {
  protected asked: Asked = new Map();
  protected carried = false;
  private request = new AbortController();
  private timer = 0;
  private over = false;

  constructor(
    protected readonly route: Route,
    protected readonly told: TransportEvents,
  ) {
    this.again(0);
  }

  /** Nothing to do for a stream that is heard from just that place. */
  ask(stream: string): void {
    const since = this.route.wanted.since(stream);
    if (!this.asked.has(stream) || this.asked.get(stream)?.seq !== since?.seq) {
      this.again(0);
    }
  }

  leave(stream: string): void {
    this.asked.delete(stream);
    this.again(0);
  }

  close(): void {
    this.over = true;
    clearTimeout(this.timer);
    this.request.abort();
  }

  /** Makes the request and tells what it brings; a later one aborts it. */
  protected abstract hear(request: AbortController): Promise<void>;

  protected again(ms: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.request.abort();
      this.asked = wantedBy(this.route);
      if (this.asked.size && !this.over) {
        void this.hear((this.request = new AbortController()));
      }
    }, ms);
  }

  protected end(request: AbortController, end: End): void {
    if (!request.signal.aborted && !this.over) {
      this.close();
      this.told.ended(end);
    }
  }
}
