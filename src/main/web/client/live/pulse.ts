import { USUAL_HEARTBEAT_SECONDS } from './transport.js';

/** A transport silent for this many of its heartbeats is dead. */
const SILENT_BEATS = 2.5;
/** How long a transport under suspicion may take to give a sign. */
const ANSWER_MS = 5_000;

/**
 * Watches whether a transport still lives. Time that the page slept through counts as silence, for nobody knows what became
 * of the connection meanwhile.
 */
export class Pulse {
  private heard = 0;
  private beatMs = USUAL_HEARTBEAT_SECONDS * 1000;
  private timer = 0;

  constructor(private readonly dead: () => void) {}

  begin(): void {
    this.beatMs = USUAL_HEARTBEAT_SECONDS * 1000;
    this.alive();
    this.watch(this.silenceMs);
  }

  /** It says how often it will be heard. */
  beats(seconds: number): void {
    this.beatMs = seconds * 1000;
    this.watch(this.silenceMs);
  }

  alive(): void {
    this.heard = Date.now();
  }

  /** Whether it should have been heard by now. */
  get doubtful(): boolean {
    return Date.now() - this.heard > this.beatMs * 1.2;
  }

  get silent(): boolean {
    return Date.now() - this.heard > this.silenceMs;
  }

  /** It has been asked something, and must answer soon. */
  expect(): void {
    this.heard = Math.min(this.heard, Date.now() - this.silenceMs + ANSWER_MS);
    this.watch(ANSWER_MS);
  }

  end(): void {
    clearTimeout(this.timer);
  }

  private get silenceMs(): number {
    return this.beatMs * SILENT_BEATS;
  }

  private watch(ms: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      const left = this.silenceMs - (Date.now() - this.heard);
      left <= 0 ? this.dead() : this.watch(left);
    }, ms);
  }
}
