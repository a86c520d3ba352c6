import type { Action } from '../site/actions.js';
import type { DecisionResult } from '../site/shapes.js';
import type { Entry } from './entry.js';
import type { Saying } from './teller.js';

const DONE: Record<Action, string> = {
  approve: 'Approved.',
  reject: 'Rejected.',
  spam: 'Marked as spam.',
  restore: 'Restored.',
};

const MANY: Record<Action, string> = {
  approve: 'Approved: {n}.',
  reject: 'Rejected: {n}.',
  spam: 'Marked as spam: {n}.',
  restore: 'Restored: {n}.',
};

/** What became of a decision, in one sentence; of several, how many went which way. */
export function outcomeNotice(action: Action, results: DecisionResult[], entries: Entry[]): Saying {
  return results.length === 1 ? one(action, results[0]!, entries[0]!) : many(action, results);
}

function one(action: Action, { outcome, status, by }: DecisionResult, entry: Entry): Saying {
  if (outcome === 'applied' || outcome === 'already') {
    return { words: DONE[action] };
  }
  if (outcome === 'failed') {
    return { words: 'That did not work. Please try again.' };
  }
  if (!status) {
    return { words: 'This comment is no longer there.' };
  }
  return entry.settled
    ? { words: '{who} was a moment faster.', values: { who: by ?? '?' } }
    : { words: 'The author changed the text while you were reading. Please look at it again.' };
}

function many(action: Action, results: DecisionResult[]): Saying {
  const n = results.filter(one => one.outcome === 'applied' || one.outcome === 'already').length;
  const rest = results.length - n;
  return rest === 0
    ? { words: MANY[action], values: { n } }
    : { words: `${MANY[action]} Not as you saw them any more: {rest}.`, values: { n, rest } };
}
