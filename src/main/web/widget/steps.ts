import { afterPaint } from '../client/after-paint.js';

const AT_ONCE = 4;

/**
 * Draws many conversations a few at a time, so that the first ones are seen first and no task is long enough for a press to wait for
 * it. What is not yet due looks as it did, or is not there yet.
 */
export class Steps {
  /** How many conversations are drawn as they are now. */
  due = Infinity;
  /** The version of the drawing that the others show; 0 for none. */
  private former = 0;
  private version = 1;
  private walking = false;

  constructor(private readonly drawOn: () => void) {}

  /** Something has changed that comments look at, besides themselves. */
  raise(): void {
    this.version++;
  }

  /** From here on in steps. `anew`: nothing of it is there yet. */
  begin(anew = false): void {
    this.former = anew ? 0 : this.version;
    this.version++;
    this.due = AT_ONCE;
  }

  /** What the conversation at that place shows; 0 when it is not to be there yet. */
  of(index: number): number {
    return index < this.due ? this.version : this.former;
  }

  /** Goes on, after what was drawn is on the screen. */
  drawn(all: number): void {
    if (this.due < all && !this.walking) {
      this.walking = true;
      afterPaint(() => {
        this.walking = false;
        this.due *= 2;
        this.drawOn();
      });
    } else if (this.due >= all) {
      this.due = Infinity;
    }
  }
}
