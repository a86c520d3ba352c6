import styles from '@styles/acting.css';
import { borrow } from '../borrowed.js';
import type { Lent } from '../lent.js';
import type { Scene } from '../view/scene.js';
import own from '../words/en-acting.json';
import shared from '../words/en-shared.json';
import codes from '../words/problems.json';
import { Acting } from './acting.js';

const words = { ...shared, ...own };

export { codes, styles, words };
export type { Acting };

/** Raised with the other parts', whenever what is lent or given changes. */
export const version = 3;

/** The part for who votes, reports, follows: it comes right after the first view. */
export function begin(lent: Lent, scene: Scene): Acting {
  borrow(lent);
  return new Acting(scene, lent);
}
