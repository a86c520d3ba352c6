import type { Problem } from '../../client/problem.js';
import type { Made } from './decided.js';

/** Something to say once, in words that can be translated. */
export interface Saying {
  words: string;
  values?: Record<string, string | number>;
}

/** Whom a part of the desk tells what happened. */
export interface Teller {
  /** Something that is drawn has changed. */
  changed(): void;
  /** Says something once, also aloud; what was done may be taken back from there. */
  tell(saying: Saying, undo?: Made[]): void;
  /** A call did not work. */
  failed(problem: Problem): void;
}
