import { say } from '../words/words.js';

const VERDICTS: Record<string, string> = {
  published: 'approved',
  rejected: 'rejected',
  spam: 'marked as spam',
  deleted: 'deleted',
  held: 'held',
};

/** What was done, by the status it led to. */
export function verdict(status: string): string {
  return say(VERDICTS[status] ?? status);
}
