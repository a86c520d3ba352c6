import type { Problem } from '../../client/problem.js';
import type { Words } from './words.js';

/** Codes that are said as another one; it comes with the parts that can meet them. */
let saidAs: Record<string, string> = {};

export function learnCodes(codes: Record<string, string>): void {
  saidAs = codes;
}

/** What went wrong, in words for a reader. */
export function explain(problem: Problem, words: Words): string {
  const { code, status } = problem;
  const detail = problem.fields[0]?.detail ?? problem.message;
  const other = status === 403 ? 'e_forbidden' : status >= 500 ? 'e_busy' : 'e_other';
  const key = saidAs[code] ?? `e_${code}`;
  return words.say(words.has(key) ? key : other, { detail });
}
