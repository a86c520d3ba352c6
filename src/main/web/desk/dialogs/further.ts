import { html, nothing } from 'lit-html';
import type { Session } from '../session.js';
import { say } from '../words/words.js';
import type { Dialog } from './dialog.js';
import { frame } from './frame.js';

/** What can be done with a comment besides deciding about it: all that otherwise only keys do, for who has none. */
export function furtherView(session: Session, { item }: Extract<Dialog, { kind: 'further' }>) {
  const { dialogs } = session;
  const who = item.author?.name ?? '';
  const answerable = item.status === 'published' || item.status === 'held';
  return frame(session, 'further', say('More'), html`<div class="stack">
    ${answerable ? way(say('Answer {who}', { who }), 'y', () => dialogs.reply(item)) : nothing}
    ${way(say('Redact a part'), 'd', () => dialogs.redact(item))}
    ${way(say('What was reported'), 'v', () => dialogs.reports(item))}
    ${item.author ? way(say('Sanction {who}', { who }), 't', () => dialogs.sanction(item.author)) : nothing}
    ${item.page.url?.match(/^https?:/) ? way(say('Open its page'), 'o', () => (dialogs.close('further'), session.work.openPage())) : nothing}
  </div>`);
}

function way(title: string, key: string, go: () => void) {
  return html`<button class="button" @click=${go}>${title} <kbd>${key}</kbd></button>`;
}
