import { storage } from '../client/storage.js';
import { Later } from './later.js';
import type { Author } from './writing/author.js';
import type * as Entry from './writing/entry.js';

/** Writing, as far as the first view knows it: offered at once, loaded when somebody is about to write or has written here. */
export class Pen extends Later<typeof Entry, Entry.Writing> {
  /** What the drafts of this page are called in the browser's storage. */
  place = '';

  get author(): Author | undefined {
    return this.it?.author;
  }

  /** Somebody left a text here, which is to be seen with the comments. */
  get hasDraft(): boolean {
    return storage.read(`${this.place}:`) !== null;
  }
}
