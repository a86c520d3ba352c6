import type { Returned, Sent } from './api.js';

/** What this window keeps while it is at another service: the same tab of the same server, so that nothing a browser blocks in frames is needed. */
export interface Way {
  secret: string;
  origin: string;
  language: string;
  /** The service as people know it. */
  name: string;
  /** Who is known to the page as a guest. */
  guest: string | null;
  /** Somebody who is signed in wants one more way in. */
  links: boolean;
}

/** What the service has put into the address, if this window comes from one. */
export function returned(search: string): Returned | null {
  const query = new URLSearchParams(search);
  const state = query.get('state');
  const part = (name: string) => (query.has(name) ? { [name]: query.get(name)! } : {});
  return state ? { state, ...part('code'), ...part('error'), ...part('iss') } : null;
}

export function keepWay(site: string, way: Way): void {
  sessionStorage.setItem(place(site), JSON.stringify(way));
}

/** It counts once. */
export function takeWay(site: string): Way | null {
  try {
    const kept = sessionStorage.getItem(place(site));
    sessionStorage.removeItem(place(site));
    return JSON.parse(kept ?? 'null');
  } catch {
    return null;
  }
}

/** Leaves for the service. Nothing comes after it. */
export function go({ url }: Sent): Promise<never> {
  location.assign(url);
  return new Promise(() => {});
}

function place(site: string): string {
  return `repartee-service:${site}`;
}
