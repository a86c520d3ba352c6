import type { Mine, SiteInfo } from '../../client/shapes.js';
import type { Site } from '../../client/site.js';
import type { Acting } from '../acting/acting.js';
import type { Hand } from '../hand.js';
import type { Host } from '../host.js';
import type { Pen } from '../pen.js';
import type { Reading } from '../thread/reading.js';
import type { Words } from '../words/words.js';
import type { Author } from '../writing/author.js';
import type { Steps } from '../steps.js';
import type { Session } from '../writing/session.js';

/** Everything a view needs to draw itself. */
export interface Scene {
  words: Words;
  site: Site;
  /** The publisher's id of the page. */
  page: string;
  reading: Reading;
  session: Session;
  pen: Pen;
  hand: Hand;
  host: Host;
  steps: Steps;
  info(): SiteInfo | null;
  /** What only this reader knows; null while that is not known, or nobody is signed in. */
  mine: Mine | null;
  now: number;
  /** Signs the reader in: by this server where it can, else by the page, which is told. */
  signIn(): void;
  /** What is the reader's own here may have changed. */
  look(): void;
  /** The reader is somebody else now. */
  identified(): void;
}

/** The same where somebody writes. */
export interface WritingScene extends Scene {
  author: Author;
}

/** The same where somebody acts. */
export interface ActingScene extends Scene {
  acting: Acting;
}
