import styles from '@styles/writing.css';
import type { Comment } from '../../client/shapes.js';
import { actsView } from '../view/acts.js';
import { composerView } from '../view/composer.js';
import type { Scene, WritingScene } from '../view/scene.js';
import { sendingsAt } from '../view/sending.js';
import { enWriting } from '../words/en-writing.js';
import { Author } from './author.js';
import type { Composer } from './composer.js';
import { borrow, type Lent } from './lent.js';

/** Raised whenever what is lent or given here changes: a browser may still have the other part of an older version. */
export const version = 1;

/** The part for who writes; loaded when somebody is about to, or has written here before. */
export function begin(lent: Lent) {
  borrow(lent);
  return {
    styles,
    words: enWriting,
    author: (...needs: ConstructorParameters<typeof Author>) => new Author(...needs),
    composerView: (scene: Scene, composer: Composer) => composerView(writing(scene), composer),
    actsView: (scene: Scene, comment: Comment) => actsView(writing(scene), comment),
    sendingsAt: (scene: Scene, rootId: string | null) => sendingsAt(writing(scene), rootId),
  };
}

export type Writing = ReturnType<typeof begin>;

function writing(scene: Scene): WritingScene {
  return { ...scene, author: scene.pen.author! };
}
