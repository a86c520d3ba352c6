import { html, nothing } from 'lit-html';
import type { Session } from '../session.js';
import { reasonNamed } from '../site/reasons.js';
import type { CommentHistory, DecisionNote } from '../site/shapes.js';
import { when } from '../view/time.js';
import { verdict } from '../view/verdict.js';
import { say, tell } from '../words/words.js';
import type { Dialog } from './dialog.js';
import { frame } from './frame.js';

/** What a comment has been through: its texts and the decisions about it. */
export function historyView(session: Session, { item, history }: Extract<Dialog, { kind: 'history' }>) {
  const title = say('History of a comment by {who}', { who: item.author?.name ?? '' });
  return frame(session, 'history', title, history ? content(history) : html`<p class="soft" aria-busy="true">${say('Loading…')}</p>`);
}

function content({ revisions, decisions }: CommentHistory) {
  return html`<div class="history" tabindex="0" role="group" aria-label=${say('Texts and decisions')}>
    <h3>${say('Decisions')}</h3>
    ${decisions.length ? html`<ol class="lines">${decisions.map(decisionView)}</ol>` : html`<p class="soft">${say('None yet.')}</p>`}
    <h3>${say('Texts')}</h3>
    <ol class="lines">${[...revisions].reverse().map(one => html`<li><p class="soft">${say('Revision {n}', { n: one.revision })} · ${when(one.writtenAt)}</p>
      <p class="typed" dir="auto">${one.source}</p></li>`)}</ol></div>`;
}

function decisionView(decision: DecisionNote) {
  const { action, by, at, status, reason, note, undoes } = decision;
  const what = undoes ? say('taken back') : action === 'redact' ? say('redacted') : verdict(status);
  return html`<li><p>${tell('{what} by {who}', { what: html`<b class="is-${status}">${what}</b>`, who: html`<bdi>${by}</bdi>` })} <span class="soft">· ${when(at)}</span></p>
    ${reason || note ? html`<p class="soft" dir="auto">${say(reasonNamed(reason))}${reason && note ? ' – ' : nothing}${note}</p>` : nothing}</li>`;
}
