import { html, nothing } from 'lit-html';
import type { Session } from '../session.js';
import { REASONS } from '../site/reasons.js';
import { say } from '../words/words.js';
import type { Dialog } from './dialog.js';
import { frame } from './frame.js';

type Why = Extract<Dialog, { kind: 'why' }>;

/** Asks why comments are rejected: a digit is enough. */
export function whyView(session: Session, dialog: Why) {
  const many = dialog.entries.length > 1;
  const title = many ? say('Reject {n} comments', { n: dialog.entries.length }) : say('Reject');
  const give = (reason: string | null) => session.work.answerWhy(dialog, { reason, note: typed('note'), message: typed('message') });
  return frame(session, 'why', title, html`
    <form class="why" @submit=${(event: Event) => (event.preventDefault(), give(null))} @keydown=${(event: KeyboardEvent) => digit(event, give)}>
      ${many ? nothing : html`<p class="soft excerpt" dir="auto">${dialog.entries[0]?.item.source}</p>`}
      <ol class="reasons">${REASONS.map(([code, meaning], index) => html`<li>
        <button type="button" class="reason" @click=${() => give(code)}><kbd>${index + 1}</kbd> ${say(meaning)}</button></li>`)}</ol>
      <label>${say('What the author is told')} <input name="message" maxlength="1000" autocomplete="off" dir="auto"></label>
      <label>${say('Note for other moderators')} <input name="note" maxlength="2000" autocomplete="off" dir="auto"></label>
      <div class="acts"><button class="button reject strong" autofocus>${say('Reject without a reason')} <kbd>↵</kbd></button></div>
    </form>`);
}

function typed(name: string): string | undefined {
  return document.querySelector<HTMLInputElement>(`#why [name=${name}]`)?.value.trim() || undefined;
}

function digit(event: KeyboardEvent, give: (reason: string | null) => void): void {
  if ((event.target as Element).closest('input, textarea') || event.ctrlKey || event.metaKey || event.altKey) {
    return;
  }
  const reason = REASONS[Number(event.key) - 1];
  if (reason || event.key.toLowerCase() === 'r') {
    event.preventDefault();
    give(reason?.[0] ?? null);
  }
}
