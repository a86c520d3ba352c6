import { html, nothing } from 'lit-html';
import { guard } from 'lit-html/directives/guard.js';
import { repeat } from 'lit-html/directives/repeat.js';
import type { Comment } from '../../client/shapes.js';
import { renderedByServer } from '../../client/trusted.js';
import { canBeUndone, type Made } from '../queue/decided.js';
import type { Session } from '../session.js';
import { reasonNamed } from '../site/reasons.js';
import { say, tell } from '../words/words.js';
import { when } from './time.js';
import { verdict } from './verdict.js';

/** Beside the queue: the conversation around the comment that is being looked at, and what was decided lately. */
export function besideView(session: Session) {
  return html`${conversationView(session)}${latelyView(session)}`;
}

function conversationView({ queue, conversations }: Session) {
  const item = queue.selection.entry?.item;
  const around = item && conversations.of(item.id);
  if (!item) {
    return nothing;
  }
  return html`<section class="conversation"><h2>${say('Conversation')}</h2>
    ${around
      ? html`<ol class="lines">${around.ancestors.map(one => lineView(one))}
          ${item.parentId ? html`${hereView(item)}${around.neighbours.map(one => lineView(one))}` : html`${around.neighbours.map(one => lineView(one))}${hereView(item)}`}</ol>`
      : html`<p class="soft" aria-busy="true">…</p>`}
  </section>`;
}

function lineView(one: Comment) {
  return html`<li class="said"><p><b><bdi>${one.author?.name ?? say('Somebody')}</bdi></b> <span class="soft">· ${when(one.createdAt)}</span></p>
    ${one.html ? html`<div class="text" dir="auto" .innerHTML=${guard([one.html], () => renderedByServer(one.html!))}></div>` : html`<p class="soft">${say('removed')}</p>`}</li>`;
}

function hereView(item: Comment) {
  return html`<li class="said here"><p><b><bdi>${item.author?.name}</bdi></b> <span class="soft">· ${say('this comment')}</span></p></li>`;
}

function latelyView(session: Session) {
  const { list } = session.decided;
  return html`<section aria-labelledby="decided"><h2 id="decided">${say('Decided lately')}</h2>
    ${list.length
      ? html`<ol class="log lines">${repeat(list.slice(0, 20), made => made.id, made => madeView(session, made))}</ol>`
      : html`<p class="soft">${say('Nothing yet.')}</p>`}
  </section>`;
}

function madeView(session: Session, made: Made) {
  const who = made.mine ? say('you') : made.by;
  return html`<li class=${made.undone ? 'undone' : ''}>
    <p>${tell('{what} by {who}', { what: html`<b class="is-${made.status}">${made.action === 'redact' ? say('redacted') : verdict(made.status)}</b>`, who: html`<bdi>${who}</bdi>` })}
      <span class="soft">· ${when(made.at)}</span></p>
    ${made.reason ? html`<p class="soft">${say(reasonNamed(made.reason))}</p>` : nothing}
    <p class="soft excerpt" dir="auto"><bdi>${made.author}</bdi>: ${made.text}</p>
    ${made.undone
      ? html`<p class="soft">${say('taken back')}</p>`
      : !canBeUndone(made) ? nothing : html`<button class="link" @click=${() => session.work.undo(made)} aria-label=${say('Undo: {what}, {who}', { what: verdict(made.status), who: made.author })}>${say('Undo')}</button>`}
  </li>`;
}
