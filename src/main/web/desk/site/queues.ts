import type { Status } from '../../client/shapes.js';

export type QueueName = 'pending' | 'new' | 'reported' | 'spam' | 'rejected' | 'all';

/** What tells whether a comment belongs in a queue. */
export interface Place {
  status: Status;
  /** An edit of what readers see waits for a moderator. */
  editWaits?: boolean;
}

/** What a queue holds, and in which order. */
export interface QueueKind {
  name: QueueName;
  title: string;
  /** The key after `g`. */
  key: string;
  oldestFirst: boolean;
  /** The site's stream tells what enters it; what enters the others is seen by reading again. */
  live: boolean;
  /** Whether a comment belongs here; `decided`: somebody has just decided about it. */
  holds(place: Place, decided: boolean): boolean;
  empty: string;
}

const waits = ({ status, editWaits }: Place) => status === 'held' || editWaits === true;

export const QUEUES: QueueKind[] = [
  { name: 'pending', title: 'Waiting', key: 'p', oldestFirst: true, live: true, holds: waits, empty: 'Nothing is waiting.' },
  {
    name: 'new',
    title: 'New',
    key: 'n',
    oldestFirst: false,
    live: false,
    holds: ({ status }, decided) => status === 'published' && !decided,
    empty: 'Everything that is published has been looked at.',
  },
  {
    name: 'reported',
    title: 'Reported',
    key: 'r',
    oldestFirst: false,
    live: false,
    holds: ({ status }, decided) => (status === 'published' || status === 'held') && !decided,
    empty: 'No reports are open.',
  },
  { name: 'spam', title: 'Spam', key: 's', oldestFirst: false, live: true, holds: ({ status }) => status === 'spam', empty: 'No spam here.' },
  { name: 'rejected', title: 'Rejected', key: 'j', oldestFirst: false, live: true, holds: ({ status }) => status === 'rejected', empty: 'Nothing was rejected.' },
  { name: 'all', title: 'All', key: 'a', oldestFirst: false, live: false, holds: () => true, empty: 'There are no comments yet.' },
];

export function queueNamed(name: string): QueueKind {
  return QUEUES.find(queue => queue.name === name) ?? QUEUES[0]!;
}
