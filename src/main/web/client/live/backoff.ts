const FIRST_MS = 500;
const LONGEST_MS = 30_000;

/** Waiting times between attempts: doubling, and random below the bound, so that a thousand pages do not return at once. */
export class Backoff {
  private attempts = 0;

  next(): number {
    const bound = Math.min(LONGEST_MS, FIRST_MS * 2 ** this.attempts++);
    return bound * (0.3 + 0.7 * Math.random());
  }

  reset(): void {
    this.attempts = 0;
  }
}
