import type { Carrier } from '../carrier.js';

const SOON_MS = 4_000;
const FIRST_MS = 60_000;
const LONGEST_MS = 15 * 60_000;

/** While a lesser way carries, tries now and then whether a socket does again. */
export class Probe {
  private timer = 0;
  private waitMs = FIRST_MS;
  private trial: Carrier | null = null;

  constructor(
    private readonly socket: () => Carrier,
    private readonly found: (better: Carrier, heartbeatSeconds: number) => void,
  ) {}

  /** @param soon there was a socket once, so there may be one again */
  begin(soon: boolean): void {
    this.waitMs = soon ? SOON_MS : FIRST_MS;
    this.plan();
  }

  end(): void {
    clearTimeout(this.timer);
    this.trial?.close();
    this.trial = null;
  }

  private plan(): void {
    this.timer = setTimeout(() => this.attempt(), this.waitMs * (0.75 + 0.5 * Math.random()));
    this.waitMs = Math.min(LONGEST_MS, this.waitMs * 2);
  }

  private attempt(): void {
    const trial = (this.trial = this.socket());
    trial.tell({
      opened: seconds => {
        this.trial = null;
        this.found(trial, seconds);
      },
      frame: () => {},
      alive: () => {},
      ended: () => {
        this.trial = null;
        this.plan();
      },
    });
  }
}
