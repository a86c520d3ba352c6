import type { Status } from '../../client/shapes.js';

export type Action = 'approve' | 'reject' | 'spam' | 'restore';

/** What may be done with a comment of a status; the table of docs/moderation.md. */
const TABLE: Partial<Record<Status, Action[]>> = {
  held: ['approve', 'reject', 'spam'],
  published: ['approve', 'reject', 'spam'],
  rejected: ['restore', 'spam'],
  spam: ['restore', 'reject'],
};

export function actionsFor(status: Status): Action[] {
  return TABLE[status] ?? [];
}

/** What the key for "this is fine" does: it lets a comment stand, or brings it back. */
export function goodAction(status: Status): Action | undefined {
  return actionsFor(status).find(action => action === 'approve' || action === 'restore');
}
