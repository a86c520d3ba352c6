import { html, nothing } from 'lit-html';
import type { Session } from '../session.js';
import { say } from '../words/words.js';
import { dialogView } from '../dialogs/dialogs.js';
import { besideView } from './beside.js';
import { queueView } from './queue.js';
import { railView } from './rail.js';
import { toastView } from './toast.js';
import type { WindowedList } from './windowed-list.js';

/** The whole desk. */
export function shellView(session: Session, list: WindowedList, signOut: () => void) {
  return html`<div class="desk ${session.inQueue ? 'with-beside' : ''}">
      ${railView(session, signOut)}
      ${session.inQueue ? queueView(session, list) : sectionView(session)}
      ${session.inQueue ? html`<aside aria-label=${say('Around the comment')}>${besideView(session)}</aside>` : nothing}
    </div>
    ${toastView(session)}${dialogView(session)}`;
}

function sectionView({ section }: Session) {
  return html`<main aria-labelledby="title">${section
    ? html`<div class="heading"><h1 id="title" tabindex="-1">${section.title}</h1></div>${section.view()}`
    : html`<h1 id="title" class="soft" aria-busy="true">${say('Loading…')}</h1>`}</main>`;
}
