import { newKey } from '../../client/key.js';
import type { Problem } from '../../client/problem.js';
import type { Comment } from '../../client/shapes.js';
import { storage } from '../../client/storage.js';

interface Kept {
  text: string;
  key: string;
}

export type Purpose = 'new' | 'reply' | 'edit';

/**
 * One place to write. Its text is kept by the browser at every change until the server has taken it, together with the key
 * it will be sent under, so that the same text sent again after a reload is still the same comment.
 */
export class Composer {
  text = '';
  key = newKey();
  open: boolean;
  /** The rendered preview while that tab is open; empty while it is made. */
  preview: string | null = null;
  problem: Problem | null = null;
  busy = false;

  constructor(
    readonly purpose: Purpose,
    /** What is answered or edited. */
    readonly about: Comment | null,
    private readonly place: string | null,
  ) {
    const kept = place ? storage.read<Kept>(place) : null;
    if (kept) {
      this.text = kept.text;
      this.key = kept.key;
    }
    this.open = purpose !== 'new' || !!kept;
  }

  get id(): string {
    return this.about ? `${this.purpose}-${this.about.id}` : 'new';
  }

  /** Where the answer goes in the thread. */
  get parentId(): string | null {
    return this.purpose === 'reply' ? this.about!.id : null;
  }

  get rootId(): string | null {
    return this.purpose === 'reply' ? this.about!.rootId : null;
  }

  change(text: string): void {
    this.text = text;
    this.key = newKey();
    this.problem = null;
    this.keep();
  }

  /** The text came back from a failed attempt, under the key it was sent with. */
  restore(text: string, key: string, problem: Problem | null): void {
    this.text = text;
    this.key = key;
    this.problem = problem;
    this.open = true;
    this.keep();
  }

  /** Empties what is seen. The browser keeps the text until the server has it. */
  clear(): void {
    this.text = '';
    this.key = newKey();
    this.preview = null;
    this.problem = null;
    this.open = false;
  }

  /** The reader gave it up. */
  discard(): void {
    this.clear();
    this.keep();
  }

  private keep(): void {
    if (this.place) {
      storage.write(this.place, this.text ? { text: this.text, key: this.key } : null);
    }
  }
}

/** Length as the server counts it. */
export function codePoints(text: string): number {
  return [...text].length;
}
