import type { html as Html, nothing as Nothing } from 'lit-html';
import type { guard as Guard } from 'lit-html/directives/guard.js';
import type { asProblem as AsProblem, Problem } from '../../client/problem.js';
import type { renderedByServer as Rendered } from '../../client/trusted.js';
import type { avatar as Avatar } from '../view/avatar.js';

/**
 * What the first view has already and lends to the part that is loaded for writing, so that it exists once on the page: two
 * copies would not know each other's problems, nor be allowed the same Trusted Types policy twice.
 */
export interface Lent {
  html: typeof Html;
  nothing: typeof Nothing;
  guard: typeof Guard;
  renderedByServer: typeof Rendered;
  avatar: typeof Avatar;
  asProblem: typeof AsProblem;
  /** A problem that is found on the page itself. */
  problemHere(code: string): Problem;
}

export let html: Lent['html'];
export let nothing: Lent['nothing'];
export let guard: Lent['guard'];
export let renderedByServer: Lent['renderedByServer'];
export let avatar: Lent['avatar'];
export let asProblem: Lent['asProblem'];
export let problemHere: Lent['problemHere'];

/** Before anything else of this part is used. */
export function borrow(lent: Lent): void {
  ({ html, nothing, guard, renderedByServer, avatar, asProblem, problemHere } = lent);
}
