import { load } from '../client/live/chunk.js';
import { offline, Problem } from '../client/problem.js';
import { learnCodes } from './words/problems.js';
import { learn, type Phrases, type Words } from './words/words.js';

/** What every part that comes later says of itself. */
export interface Part {
  /** Raised whenever what is lent or given changes: a browser may still have an older version of one of them. */
  version: number;
  /** What it says in English. */
  words: Phrases;
  codes: Record<string, string>;
}

const VERSION = 3;

/** A part of the program that the first view only offers: it is loaded when somebody is about to use it. */
export class Later<P extends Part, T> {
  it: T | null = null;
  loading = false;
  problem: Problem | null = null;

  constructor(
    private readonly name: string,
    private readonly begun: (part: P) => T,
    private readonly words: () => Words,
    protected readonly changed: () => void,
  ) {}

  /** Somebody is about to need it, so it may come already. */
  readonly prepare = (): void => {
    void this.load().catch(() => {});
  };

  /** Does that as soon as it can be done. */
  use(action: (it: T) => void): void {
    if (this.it) {
      action(this.it);
      return;
    }
    this.loading = true;
    this.load()
      .then(it => {
        this.problem = null;
        action(it);
      })
      .catch(thrown => (this.problem = thrown instanceof Problem ? thrown : offline()))
      .finally(() => {
        this.loading = false;
        this.changed();
      });
    this.changed();
  }

  async load(): Promise<T> {
    const [part] = await Promise.all([load<P>(this.name), this.words().learn()]);
    if (part.version !== VERSION) {
      throw new Problem('outdated', 0, '');
    }
    if (!this.it) {
      learn(part.words);
      learnCodes(part.codes);
      this.it = this.begun(part);
      this.changed();
    }
    return this.it;
  }
}
