import { Site } from '../../client/site.js';
import type { Person } from '../sanctions/sanctions-api.js';

/** What one moderator did on one day (UTC). */
export interface Day {
  day: string;
  by: Person;
  /** How often, by action. */
  decisions: Record<string, number>;
  /** 0 to 1; null of nothing. */
  shareApproved: number | null;
  /** How long what was decided had waited. */
  medianSeconds: number | null;
  p90Seconds: number | null;
}

export interface Statistics {
  from: string;
  to: string;
  days: Day[];
  phases: { phase: string; decided: number; overturned: number; precision: number | null }[];
  reports: { reason: string; upheld: number; dismissed: number; accuracy: number | null }[];
  appeals: { open: number; upheld: number; dismissed: number; settled: number };
}

export class StatisticsApi extends Site {
  of(from: string, to: string): Promise<Statistics> {
    return this.signed('/statistics', {}, { from, to });
  }
}
