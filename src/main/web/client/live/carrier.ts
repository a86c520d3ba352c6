import { load } from './chunk.js';
import type * as Fallback from './fallback/entry.js';
import { Socket } from './socket.js';
import type { End, Route, Rung, Transport, TransportEvents } from './transport.js';

/** How long a way may take until it carries. */
const OPEN_MS = 10_000;

/** One attempt to be connected by one way, from its beginning to its end. */
export class Carrier {
  private transport: Transport | null = null;
  private told: TransportEvents | null = null;
  private openedAt = 0;
  private over = false;
  private readonly patience: number;

  constructor(
    readonly rung: Rung,
    private readonly route: Route,
  ) {
    this.patience = setTimeout(() => this.end({ how: 'mute', code: 1006 }), OPEN_MS);
    void this.open();
  }

  /** From now on, that is told what happens; if it carries already, that first. */
  tell(told: TransportEvents): void {
    this.told = told;
  }

  get livedMs(): number {
    return this.openedAt ? Date.now() - this.openedAt : 0;
  }

  begin(streams: string[]): void {
    streams.forEach(stream => this.ask(stream));
  }

  ask(stream: string): void {
    this.transport?.ask(stream);
  }

  leave(stream: string): void {
    this.transport?.leave(stream);
  }

  identify(token: string): void {
    this.transport?.identify?.(token);
  }

  typing(stream: string): void {
    this.transport?.typing?.(stream);
  }

  close(): void {
    this.over = true;
    clearTimeout(this.patience);
    this.transport?.close();
  }

  private async open(): Promise<void> {
    const told: TransportEvents = {
      opened: seconds => {
        clearTimeout(this.patience);
        this.openedAt ||= Date.now();
        this.told?.opened(seconds);
      },
      frame: frame => this.told?.frame(frame),
      alive: () => this.told?.alive(),
      ended: end => this.end(end),
    };
    if (this.rung === 'socket') {
      this.transport = new Socket(this.route, told);
      return;
    }
    try {
      const fallback = await load<typeof Fallback>('live/fallback.js');
      if (!this.over) {
        this.transport = fallback[this.rung](this.route, told);
      }
    } catch {
      this.end({ how: 'unreachable', code: 1006 });
    }
  }

  private end(end: End): void {
    if (!this.over) {
      this.close();
      this.told?.ended(end);
    }
  }
}
