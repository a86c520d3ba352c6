import { html, nothing } from 'lit-html';
import type { Session } from '../session.js';
import { actionsFor, type Action } from '../site/actions.js';
import { MOST_AT_ONCE } from '../site/moderation.js';
import { say } from '../words/words.js';

const NAMES: Record<Action, string> = { approve: 'Approve', restore: 'Restore', reject: 'Reject', spam: 'Spam' };

/** What can be done with all marked comments at once. */
export function bulkView(session: Session) {
  const { selection, entries } = session.queue;
  const n = selection.marked.size;
  if (!n) {
    return nothing;
  }
  const most = Math.min(MOST_AT_ONCE, entries.list.length);
  const actions = [...new Set(selection.markedEntries.flatMap(entry => actionsFor(entry.item.status)))];
  return html`<div class="bulk" role="region" aria-label=${say('Marked comments')}>
    <p><b>${say('Marked: {n}', { n })}</b> ${n < most
      ? html`<button class="link" @click=${() => session.work.markFirst()}>${say('Mark the first {n}', { n: most })}</button>`
      : nothing}</p>
    <div class="acts">${actions.map(action => html`<button class="button ${action}" @click=${() => session.work.decide(action)}>${say(NAMES[action])}</button>`)}
      <button class="button quiet" @click=${() => session.work.unmark()}>${say('Unmark')} <kbd>esc</kbd></button></div>
  </div>`;
}
