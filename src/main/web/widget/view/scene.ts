import type { SiteInfo } from '../../client/shapes.js';
import type { Pen } from '../pen.js';
import type { Reading } from '../thread/reading.js';
import type { Words } from '../words/words.js';
import type { Author } from '../writing/author.js';
import type { Session } from '../writing/session.js';

/** Everything a view needs to draw itself. */
export interface Scene {
  words: Words;
  reading: Reading;
  session: Session;
  pen: Pen;
  info(): SiteInfo | null;
  now: number;
  /** A host page that can sign its readers in. */
  signIn(): void;
}

/** The same where somebody writes. */
export interface WritingScene extends Scene {
  author: Author;
}
