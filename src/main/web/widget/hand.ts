import { Later } from './later.js';
import type * as Entry from './acting/entry.js';

/** Votes, menus, profiles: what readers do besides writing. It comes right after the first view. */
export type Hand = Later<typeof Entry, Entry.Acting>;
