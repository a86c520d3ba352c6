import { html, nothing } from 'lit-html';
import type { Session } from '../session.js';
import { say } from '../words/words.js';

/** What was said last. The words are in a live region of their own, so that the buttons are not read out. */
export function toastView(session: Session) {
  const { notices } = session;
  const open = notices.undo.filter(made => !made.undone);
  return html`<div class="toasts"><div class="toast ${notices.text ? 'up' : ''}">
    <p role="status" class="notice">${notices.text}</p>
    ${notices.text && open.length
      ? html`<button class="link" @click=${() => session.work.undoAll(open)}>${say('Undo')} ${open.length === 1 ? html`<kbd>u</kbd>` : nothing}</button>`
      : nothing}
    </div></div>`;
}
