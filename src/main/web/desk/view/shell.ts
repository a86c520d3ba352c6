import { html, nothing } from 'lit-html';
import { frame } from '../dialogs/frame.js';
import { historyView } from '../dialogs/history.js';
import { keysView } from '../dialogs/keys.js';
import { sanctionView } from '../dialogs/sanction.js';
import { whyView } from '../dialogs/why.js';
import type { Session } from '../session.js';
import { say } from '../words.js';
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

function dialogView(session: Session) {
  const { dialog } = session;
  switch (dialog?.kind) {
    case 'keys':
      return keysView(session);
    case 'why':
      return whyView(session, dialog);
    case 'history':
      return historyView(session, dialog);
    case 'sanction':
      return sanctionView(session, dialog);
    case 'beside':
      return frame(session, 'beside', say('Around the comment'), html`<div class="beside">${besideView(session)}</div>`);
    default:
      return nothing;
  }
}
