import type { SanctionKind } from './sanctions-api.js';

/** What a sanction is called, what it does, and whether it may or must end by itself. */
export const KINDS: Record<SanctionKind, { name: string; about: string; ends: 'never' | 'may' | 'must' }> = {
  warn: { name: 'Warn', about: 'They must say that they have read it before they write again.', ends: 'never' },
  premoderate: { name: 'Premoderate', about: 'What they write waits for a moderator.', ends: 'may' },
  suspend: { name: 'Suspend', about: 'They cannot write until it ends.', ends: 'must' },
  ban: { name: 'Ban', about: 'They cannot write any more.', ends: 'never' },
};

export const STANDING: Record<string, string> = {
  warn: 'warned',
  warned: 'warned',
  premoderate: 'premoderated',
  premoderated: 'premoderated',
  suspend: 'suspended',
  suspended: 'suspended',
  ban: 'banned',
  banned: 'banned',
};

export const DURATIONS: [hours: number, name: string][] = [
  [1, 'one hour'],
  [24, 'one day'],
  [72, 'three days'],
  [168, 'one week'],
  [720, '30 days'],
  [2160, '90 days'],
];
