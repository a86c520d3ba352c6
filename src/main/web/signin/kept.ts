import type { Asked } from './api.js';

/** What a reload must not lose: a phone may drop this window while the letter is read. */
export interface Kept extends Asked {
  view: 'code' | 'choose';
  email: string;
}

/** Keeps it in this tab, or forgets it. */
export function keep(site: string, kept: Kept | null): void {
  try {
    kept ? sessionStorage.setItem(place(site), JSON.stringify(kept)) : sessionStorage.removeItem(place(site));
  } catch {
    // Without storage a reload begins anew.
  }
}

export function keptFor(site: string): Kept | null {
  try {
    const kept: Kept | null = JSON.parse(sessionStorage.getItem(place(site)) ?? 'null');
    return kept && Date.parse(kept.expires) > Date.now() ? kept : null;
  } catch {
    return null;
  }
}

function place(site: string): string {
  return `repartee-sign-in:${site}`;
}
