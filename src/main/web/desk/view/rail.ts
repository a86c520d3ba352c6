import { html, nothing } from 'lit-html';
import { addressOf } from '../route.js';
import { SECTIONS } from '../sections.js';
import type { Session } from '../session.js';
import { QUEUES } from '../site/queues.js';
import { say } from '../words/words.js';
import { number } from './time.js';

const STATES: Record<string, string> = {
  idle: 'Connecting…',
  connecting: 'Connecting…',
  live: 'Live',
  fallback: 'Live, with delay',
  waiting: 'Reconnecting…',
  offline: 'Offline',
  stopped: 'Disconnected',
};

/** Where one is and where one can go. */
export function railView(session: Session, signOut: () => void) {
  return html`<header class="rail">
    <div class="brand"><img src="icon.svg" alt="" width="28" height="28">
      <p class="site"><b><bdi>${session.siteName}</bdi></b><span class="soft">${say('Moderators’ desk')}</span></p></div>
    <div class="ways"><nav aria-label=${say('Queues')}><ul>${QUEUES.map(({ name, title, key }) =>
      goView(session.route.name === name && session.inQueue, addressOf('queue', name), say(title), key, name === 'all' ? null : (session.counts[name] ?? '')))}</ul></nav>
    ${sectionsView(session)}</div>
    <div class="foot">
      <span class="state ${session.connection}" role="status"><span class="dot" aria-hidden="true"></span><span class="say">${say(STATES[session.connection])}</span></span>
      <span class="who soft"><bdi>${session.me}</bdi></span>
      <button class="button quiet keys-opener" @click=${() => session.dialogs.show({ kind: 'keys' })}>${say('Keys')} <kbd>?</kbd></button>
      <button class="button quiet" @click=${signOut}>${say('Sign out')}</button>
    </div>
  </header>`;
}

function sectionsView({ route, role, counts }: Session) {
  const open = SECTIONS.filter(section => !section.admin || role === 'admin');
  return open.length
    ? html`<nav aria-label=${say('More')} class="sections"><ul>${open.map(({ name, title, key, count }) =>
        goView(route.section === name, addressOf(name), say(title), key, count ? counts[count] || null : null))}</ul></nav>`
    : nothing;
}

function goView(here: boolean, address: string, title: string, key: string, count: number | '' | null = null) {
  return html`<li><a href=${address} class="go" aria-current=${here ? 'page' : nothing}><span class="title">${title}</span>
    ${count === null ? nothing : html`<span class="number">${count === '' ? nothing : number(count)}</span>`}<kbd aria-hidden="true" dir="ltr">g ${key}</kbd></a></li>`;
}
