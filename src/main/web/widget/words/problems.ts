import type { Problem } from '../../client/problem.js';
import type { Words } from './words.js';

/** What went wrong, in words for a reader. */
export function explain(problem: Problem, words: Words): string {
  const detail = problem.fields[0]?.detail ?? problem.message;
  const own = `e_${problem.code}`;
  if (words.has(own)) {
    return words.say(own, { detail });
  }
  if (problem.tokenRefused) {
    return words.say('e_token');
  }
  if (problem.status === 403) {
    return words.say(problem.code === 'origin_not_allowed' ? 'e_page_not_allowed' : 'e_forbidden');
  }
  return problem.status >= 500 ? words.say('e_busy') : words.say('e_other', { detail });
}
