import styles from '@styles/writing.css';
import type { Comment, PageRef } from '../../client/shapes.js';
import { borrow } from '../borrowed.js';
import type { Lent } from '../lent.js';
import { actsView } from '../view/acts.js';
import { composerView } from '../view/composer.js';
import type { Scene, WritingScene } from '../view/scene.js';
import { sendingsAt } from '../view/sending.js';
import own from '../words/en-writing.json';
import shared from '../words/en-shared.json';
import codes from '../words/problems.json';
import { Author } from './author.js';
import type { Composer } from './composer.js';

const words = { ...shared, ...own };

export { codes, styles, words };

/** Raised with the other parts', whenever what is lent or given changes. */
export const version = 3;

/** The part for who writes; loaded when somebody is about to, or has written here before. */
export function begin(lent: Lent, scene: Scene, page: PageRef, place: string) {
  borrow(lent);
  const author = new Author(scene, { ...page, section: sectionOf(scene) }, place);
  const writing = (now: Scene): WritingScene => ({ ...now, author });
  return {
    author,
    composerView: (now: Scene, composer: Composer) => composerView(writing(now), composer),
    actsView: (now: Scene, comment: Comment) => actsView(writing(now), comment),
    sendingsAt: (now: Scene, rootId: string | null) => sendingsAt(writing(now), rootId),
  };
}

/** The page may have said it already to whoever shares it. */
function sectionOf({ host }: Scene): string | null {
  const said = host.getAttribute('section') || document.querySelector<HTMLMetaElement>('meta[property="article:section"]')?.content.trim();
  return said?.slice(0, 100) || null;
}

export type Writing = ReturnType<typeof begin>;
