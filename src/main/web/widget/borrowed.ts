import type { Lent } from './lent.js';

/** What the first view lends to a part that comes later; each such part has its own copy of these names. */
export let html: Lent['html'];
export let nothing: Lent['nothing'];
export let guard: Lent['guard'];
export let keyed: Lent['keyed'];
export let renderedByServer: Lent['renderedByServer'];
export let avatar: Lent['avatar'];
export let asProblem: Lent['asProblem'];
export let storage: Lent['storage'];
export let explain: Lent['explain'];
export let withConnection: Lent['withConnection'];
export let Later: Lent['Later'];
export let send: Lent['send'];
export let problemHere: Lent['problemHere'];

/** Before anything else of the part is used. */
export function borrow(lent: Lent): void {
  ({ html, nothing, guard, keyed, renderedByServer, avatar, asProblem, storage, explain, withConnection, Later, send, problemHere } = lent);
}
