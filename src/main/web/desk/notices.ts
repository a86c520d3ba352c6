import type { Made } from './queue/decided.js';
import type { Saying } from './queue/teller.js';
import { say } from './words/words.js';

const SHOWN_MS = 7_000;

/** What was said last, with what can be taken back from there. It goes after a while, but not while somebody is at it. */
export class Notices {
  text = '';
  undo: Made[] = [];
  /** Counts what was said, so that the same words said again are heard again. */
  count = 0;
  private timer = 0;

  constructor(private readonly changed: () => void) {}

  tell({ words, values }: Saying, undo: Made[] = []): void {
    this.text = say(words, values);
    this.undo = undo;
    this.count++;
    this.wait();
    this.changed();
  }

  dismiss(): void {
    clearTimeout(this.timer);
    this.text = '';
    this.undo = [];
    this.changed();
  }

  private wait(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => (document.querySelector('.toast:is(:hover, :focus-within)') ? this.wait() : this.dismiss()), SHOWN_MS);
  }
}
