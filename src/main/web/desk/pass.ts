import { claimsOf } from '../client/token.js';

/** Which site the moderator works for, and the proof of being allowed to. */
export interface Pass {
  site: string;
  token: string;
  /** Of who has an account here: with it the token is renewed before it ends. */
  refresh?: string;
  /** Told that there is another token. */
  renewed?: () => void;
}

const PLACE = 'repartee:desk';

/**
 * The pass of this tab. It comes in the address's fragment, which no server sees, leaves the address bar at once, and is kept for
 * as long as the tab is open.
 */
export function presentPass(): Pass | null {
  const fragment = new URLSearchParams(location.hash.slice(1));
  const site = fragment.get('site');
  const token = fragment.get('token');
  if (token && site) {
    history.replaceState(null, '', location.pathname + location.search);
    const refresh = fragment.get('refresh');
    const pass = { site, token, ...(refresh && { refresh }) };
    keepPass(pass);
    return pass;
  }
  try {
    return JSON.parse(sessionStorage.getItem(PLACE) ?? 'null');
  } catch {
    return null;
  }
}

export function keepPass(pass: Pass | null): void {
  try {
    if (pass) {
      sessionStorage.setItem(PLACE, JSON.stringify(pass));
    } else {
      sessionStorage.removeItem(PLACE);
    }
  } catch {
    // Without storage the pass lasts until the page is left.
  }
}

export function nameOn(pass: Pass): string {
  return claimsOf(pass.token).name ?? '';
}
