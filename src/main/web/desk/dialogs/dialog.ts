import type { Entry } from '../queue/entry.js';
import type { Person, SanctionKind } from '../sanctions/sanctions-api.js';
import type { Action } from '../site/actions.js';
import type { CommentHistory, QueueItem } from '../site/shapes.js';

/** What lies over the desk. */
export type Dialog =
  | { kind: 'keys' }
  | { kind: 'why'; action: Action; entries: Entry[] }
  | { kind: 'history'; item: QueueItem; history: CommentHistory | null }
  | { kind: 'sanction'; person: Person; choice: SanctionKind; problem?: string }
  | { kind: 'beside' };
