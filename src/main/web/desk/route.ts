import type { Filters } from './site/filters.js';
import { FILTERS } from './site/filters.js';

/** Where at the desk one is: a queue with its filters, or another page of it. */
export interface Route {
  section: string;
  /** The queue, or what the section is about. */
  name: string;
  filters: Filters;
}

export const HOME: Route = { section: 'queue', name: 'pending', filters: {} };

/** Reads `#/queue/pending?q=ferry`; what cannot be read is the first page. */
export function routeIn(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#/, '').split('?');
  const [, section, name = ''] = path.split('/').map(decodeURIComponent);
  if (!section) {
    return HOME;
  }
  const given = new URLSearchParams(query);
  const filters: Filters = {};
  FILTERS.forEach(key => {
    const value = given.get(key);
    if (value) {
      filters[key] = value;
    }
  });
  return { section, name, filters };
}

export function addressOf(section: string, name = '', filters: Filters = {}): string {
  const query = new URLSearchParams(Object.entries(filters).filter(([, value]) => value)).toString();
  const path = [section, name].filter(Boolean).map(encodeURIComponent).join('/');
  return `#/${path}${query ? `?${query}` : ''}`;
}
