/** What a link is for: it stands in the fragment, which no server sees. */
export interface Link {
  kind: 'operator' | 'invitation';
  site: string;
  token: string;
}

const PLACE = 'repartee:server';

export function linkIn(hash: string): Link | null {
  const fragment = new URLSearchParams(hash.slice(1));
  const operator = fragment.get('operator');
  const invitation = fragment.get('invitation');
  const site = fragment.get('site') ?? '';
  if (operator) {
    return { kind: 'operator', site: '', token: operator };
  }
  return invitation && site ? { kind: 'invitation', site, token: invitation } : null;
}

/** The operator's token, for as long as the tab is open. */
export function keptToken(): string | null {
  try {
    return sessionStorage.getItem(PLACE);
  } catch {
    return null;
  }
}

export function keepToken(token: string | null): void {
  try {
    if (token) {
      sessionStorage.setItem(PLACE, token);
    } else {
      sessionStorage.removeItem(PLACE);
    }
  } catch {
    // Without storage the token lasts until the page is left.
  }
}
