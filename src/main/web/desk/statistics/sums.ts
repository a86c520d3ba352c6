import type { Day, Statistics } from './statistics-api.js';

const DAY_MS = 86_400_000;

export const ACTIONS = ['approve', 'restore', 'reject', 'spam'] as const;

/** All moderators together, day by day without a gap: what is drawn. */
export interface Series {
  /** Midnights (UTC), in seconds. */
  days: number[];
  /** Decisions by action, for each day. */
  counts: Record<(typeof ACTIONS)[number], number[]>;
  /** Minutes that half of the decisions took at most; null on days without any. Of several moderators the middle one by decisions. */
  medianMinutes: (number | null)[];
}

export function seriesOf({ from, to, days }: Statistics): Series {
  const midnights: number[] = [];
  for (let at = Date.parse(from); at <= Date.parse(to); at += DAY_MS) {
    midnights.push(at / 1000);
  }
  const of = (midnight: number) => days.filter(({ day }) => Date.parse(day) / 1000 === midnight);
  const counts = Object.fromEntries(ACTIONS.map(action => [action, midnights.map(at => sum(of(at).map(day => day.decisions[action] ?? 0)))]));
  return { days: midnights, counts: counts as Series['counts'], medianMinutes: midnights.map(at => middle(of(at))) };
}

/** What one moderator did in all of the days. */
export interface Sum {
  name: string;
  decisions: number;
  approved: number | null;
  medianSeconds: number | null;
}

export function byModerator({ days }: Statistics): Sum[] {
  const people = [...new Set(days.map(({ by }) => by.id))];
  return people.map(id => sumOf(days.filter(({ by }) => by.id === id))).sort((one, other) => other.decisions - one.decisions);
}

function sumOf(days: Day[]): Sum {
  const decisions = sum(days.map(made));
  const approved = sum(days.map(({ decisions: all }) => (all['approve'] ?? 0) + (all['restore'] ?? 0)));
  const median = middle(days);
  return {
    name: days[0]!.by.name,
    decisions,
    approved: decisions ? approved / decisions : null,
    medianSeconds: median === null ? null : median * 60,
  };
}

function made({ decisions }: Day): number {
  return sum(ACTIONS.map(action => decisions[action] ?? 0));
}

/** The median, in minutes, of the one in the middle when all decisions stand in a row. */
function middle(days: Day[]): number | null {
  const all = days.filter(day => day.medianSeconds !== null).sort((one, other) => one.medianSeconds! - other.medianSeconds!);
  let left = sum(all.map(made)) / 2;
  for (const day of all) {
    left -= made(day);
    if (left <= 0) {
      return day.medianSeconds! / 60;
    }
  }
  return null;
}

function sum(all: number[]): number {
  return all.reduce((one, other) => one + other, 0);
}
