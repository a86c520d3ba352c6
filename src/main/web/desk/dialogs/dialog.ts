import type { AuthorFile } from '../accounts/author.js';
import type { Entry } from '../queue/entry.js';
import type { Span } from '../queue/spans.js';
import type { Report } from '../reports/reports-api.js';
import type { Person, SanctionKind } from '../sanctions/sanctions-api.js';
import type { Action } from '../site/actions.js';
import type { CommentHistory, QueueItem } from '../site/shapes.js';

/** What lies over the desk. */
export type Dialog =
  | { kind: 'keys' }
  | { kind: 'why'; action: Action; entries: Entry[] }
  | { kind: 'history'; item: QueueItem; history: CommentHistory | null }
  | { kind: 'sanction'; person: Person; choice: SanctionKind; problem?: string }
  | { kind: 'author'; author: AuthorFile }
  | { kind: 'reports'; item: QueueItem; reports: Report[] | null }
  | { kind: 'redact'; item: QueueItem; spans: Span[]; problem?: string }
  | { kind: 'reply'; item: QueueItem; key: string; problem?: string }
  | { kind: 'reject-all'; person: Person; done: number; busy: boolean; problem: string }
  | { kind: 'further'; item: QueueItem }
  | { kind: 'beside' };
