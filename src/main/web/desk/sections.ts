import type { TemplateResult } from 'lit-html';
import type { LiveEvent } from '../client/live/frames.js';
import type { Route } from './route.js';
import type { Session } from './session.js';

/** A page of the desk that is not a queue. It is loaded when it is opened for the first time. */
export interface Section {
  title: string;
  view(): TemplateResult;
  /** What happened at the site meanwhile. */
  heard?(events: LiveEvent[]): void;
  close?(): void;
}

type Opener = (session: Session, route: Route) => Section;

interface Known {
  name: string;
  title: string;
  /** The key after `g`. */
  key: string;
  /** Of which count of the site its link tells. */
  count?: string;
  /** Only for administrators of the site. */
  admin?: boolean;
  load(): Promise<{ open: Opener }>;
}

export const SECTIONS: Known[] = [
  { name: 'appeals', title: 'Appeals', key: 'w', count: 'appeals', load: () => import('./appeals/page.js') },
  { name: 'sanctions', title: 'Sanctions', key: 'x', load: () => import('./sanctions/page.js') },
  { name: 'statistics', title: 'Statistics', key: 't', load: () => import('./statistics/page.js') },
  { name: 'learnt', title: 'Learnt', key: 'l', load: () => import('./learnt/page.js') },
  { name: 'audit', title: 'Audit', key: 'u', load: () => import('./audit/page.js') },
  { name: 'pages', title: 'Pages', key: 'e', load: () => import('./pages/page.js') },
  { name: 'webhooks', title: 'Webhooks', key: 'h', admin: true, load: () => import('./webhooks/page.js') },
  { name: 'people', title: 'Moderators', key: 'm', admin: true, load: () => import('./people/page.js') },
  { name: 'keys', title: 'Sign-in keys', key: 'k', admin: true, load: () => import('./sso/page.js') },
  { name: 'transfer', title: 'Import and export', key: 'i', admin: true, load: () => import('./transfer/page.js') },
  { name: 'settings', title: 'Settings', key: ',', admin: true, load: () => import('./settings/page.js') },
];

export async function openSection(route: Route, session: Session): Promise<Section> {
  const known = SECTIONS.find(({ name }) => name === route.section);
  if (!known) {
    location.hash = '#/queue/pending';
    return { title: '', view: () => null as never };
  }
  return (await known.load()).open(session, route);
}
