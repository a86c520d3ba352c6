import { html, nothing } from 'lit-html';
import { guard } from 'lit-html/directives/guard.js';
import { load } from '../client/live/chunk.js';
import { asProblem, offline, Problem } from '../client/problem.js';
import { storage } from '../client/storage.js';
import { renderedByServer } from '../client/trusted.js';
import { avatar } from './view/avatar.js';
import { learn } from './words/words.js';
import type { Author } from './writing/author.js';
import type * as Entry from './writing/entry.js';
import type { Lent } from './writing/lent.js';

const LENT: Lent = {
  html,
  nothing,
  guard,
  renderedByServer,
  avatar,
  asProblem,
  problemHere: code => new Problem(code, 0, ''),
};

/** What the other part must say it is. */
const VERSION = 1;

/** Writing, as far as the first view knows it: offered at once, loaded when somebody is about to write or has written here. */
export class Pen {
  writing: Entry.Writing | null = null;
  author: Author | null = null;
  loading = false;
  problem: Problem | null = null;

  constructor(
    /** What the drafts of this page are called in the browser's storage. */
    readonly place: string,
    private readonly made: (writing: Entry.Writing) => Author,
    private readonly changed: () => void,
  ) {}

  /** Somebody left a text here, which is to be seen with the comments. */
  get hasDraft(): boolean {
    return storage.read(`${this.place}:`) !== null;
  }

  /** Somebody is about to write: what is needed then may come already. */
  readonly prepare = (): void => {
    void this.load().catch(() => {});
  };

  /** Does that as soon as it can be done. */
  use(action: (author: Author) => void): void {
    if (this.author) {
      action(this.author);
      return;
    }
    this.loading = true;
    this.load()
      .then(author => {
        this.problem = null;
        action(author);
      })
      .catch(thrown => (this.problem = thrown instanceof Problem ? thrown : offline()))
      .finally(() => {
        this.loading = false;
        this.changed();
      });
    this.changed();
  }

  async load(): Promise<Author> {
    const entry = await load<typeof Entry>('writing.js');
    if (entry.version !== VERSION) {
      throw new Problem('outdated', 0, '');
    }
    if (!this.author) {
      this.writing = entry.begin(LENT);
      learn(this.writing.words);
      this.author = this.made(this.writing);
      this.changed();
    }
    return this.author;
  }
}
