import { afterPaint } from '../client/after-paint.js';

/** Comments: about as many as a phone shows below the heading. */
const AT_ONCE = 4;

/**
 * Draws many conversations a few at a time, so that the first ones are seen first and no task is long enough for a press to wait for
 * it. What is not yet due looks as it did, or is not there yet. It counts comments, since a conversation may be one or many.
 */
export class Steps {
  /** Conversations before which fewer comments stand than this are drawn as they are now. */
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

  /** What the conversation shows before which so many comments stand; 0 when it is not to be there yet. */
  of(before: number): number {
    return before < this.due ? this.version : this.former;
  }

  /** Goes on, after what was drawn is on the screen; there are so many comments. */
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
