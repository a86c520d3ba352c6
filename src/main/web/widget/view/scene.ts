import type { Reading } from '../thread/reading.js';
import type { Words } from '../words/words.js';
import type { Author } from '../writing/author.js';

/** Everything a view needs to draw itself. */
export interface Scene {
  words: Words;
  reading: Reading;
  author: Author;
  now: number;
  /** A host page that can sign its readers in. */
  signIn(): void;
}
