import type { Status } from '../../client/shapes.js';

export type QueueName = 'pending' | 'spam' | 'rejected';

/** What a queue holds, in which order, and what is done there. */
export interface QueueKind {
  name: QueueName;
  title: string;
  /** The key after `g`. */
  key: string;
  oldestFirst: boolean;
  /** Whether a comment of that status belongs here. */
  holds(status: Status): boolean;
  empty: string;
}

export const QUEUES: QueueKind[] = [
  {
    name: 'pending',
    title: 'Waiting',
    key: 'p',
    oldestFirst: true,
    holds: status => status === 'held',
    empty: 'Nothing is waiting.',
  },
  {
    name: 'spam',
    title: 'Spam',
    key: 's',
    oldestFirst: false,
    holds: status => status === 'spam',
    empty: 'No spam here.',
  },
  {
    name: 'rejected',
    title: 'Rejected',
    key: 'j',
    oldestFirst: false,
    holds: status => status === 'rejected',
    empty: 'Nothing was rejected.',
  },
];

export function queueNamed(name: string): QueueKind {
  return QUEUES.find(queue => queue.name === name) ?? QUEUES[0]!;
}
