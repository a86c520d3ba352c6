const FIRST_MS = 1_000;
const LONGEST_MS = 30_000;

/**
 * Waiting times between attempts: anything up to a bound that doubles ("full jitter"), so that a thousand pages that were cut off
 * together do not return together.
 */
export class Backoff {
  private attempts = 0;

  constructor(
    private readonly firstMs = FIRST_MS,
    private readonly longestMs = LONGEST_MS,
  ) {}

  next(): number {
    return Math.random() * Math.min(this.longestMs, this.firstMs * 2 ** this.attempts++);
  }

  reset(): void {
    this.attempts = 0;
  }
}
