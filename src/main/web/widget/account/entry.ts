import type { Acting } from '../acting/acting.js';
import { borrow } from '../borrowed.js';
import type { Lent } from '../lent.js';
import type { Scene } from '../view/scene.js';
import words from '../words/en-account.json';
import codes from '../words/problems.json';
import { Own } from './own.js';

export { codes, words };

/** Raised with the other parts', whenever what is lent or given changes. */
export const version = 3;

/** The part for who looks after an account: what they follow, how and where they are signed in, what is kept about them. */
export function begin(lent: Lent) {
  borrow(lent);
  return { open: (scene: Scene, acting: Acting) => new Own(scene, acting) };
}

export type Part = ReturnType<typeof begin>;
