import { html, nothing } from 'lit-html';
import { guard } from 'lit-html/directives/guard.js';
import { withConnection } from '../client/live/late.js';
import { send } from '../client/http.js';
import { asProblem, Problem } from '../client/problem.js';
import { storage } from '../client/storage.js';
import { renderedByServer } from '../client/trusted.js';
import { keyed } from './keyed.js';
import { Later } from './later.js';
import { avatar } from './view/avatar.js';
import { explain } from './words/problems.js';

/**
 * What the first view has already and lends to the parts that are loaded later, so that it exists once on the page: two copies
 * would not know each other's problems, nor be allowed the same Trusted Types policy twice.
 */
export const LENT = {
  html,
  nothing,
  guard,
  keyed,
  renderedByServer,
  avatar,
  asProblem,
  storage,
  explain,
  withConnection,
  send,
  /** Parts may have parts. */
  Later,
  /** A problem that is found on the page itself. */
  problemHere: (code: string) => new Problem(code, 0, ''),
};

export type Lent = typeof LENT;
