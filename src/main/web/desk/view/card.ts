import { html, nothing } from 'lit-html';
import { guard } from 'lit-html/directives/guard.js';
import { renderedByServer } from '../../client/trusted.js';
import type { Entry } from '../queue/entry.js';
import { REPORTED } from '../reports/names.js';
import type { Session } from '../session.js';
import type { QueueItem } from '../site/shapes.js';
import { say, tell } from '../words/words.js';
import { actsView } from './acts.js';
import { findingsView } from './findings.js';
import { when } from './time.js';
import { verdict } from './verdict.js';
import { othersView, whoView } from './who.js';
import type { Drawn } from './windowed-list.js';

/** One comment to decide about, with what one must know for it. */
export function cardView(session: Session, { entry, index, roomAbove }: Drawn, total: number) {
  const { item, settled } = entry;
  const { selection } = session.queue;
  const current = item.id === selection.current;
  const marked = selection.marked.has(item.id);
  const turn = () => current || session.work.turnTo(item.id);
  return html`<article id="c-${item.id}" class="card ${current ? 'selected' : ''} ${settled ? 'settled' : ''} ${marked ? 'marked' : ''}"
      .style=${roomAbove ? `margin-block-start: ${roomAbove}px` : ''} tabindex=${current ? 0 : -1} aria-current=${current ? 'true' : nothing}
      aria-labelledby="by-${item.id}" aria-describedby="text-${item.id}" aria-posinset=${index + 1} aria-setsize=${total}
      @focusin=${turn} @click=${turn}>
    <header>
      <input type="checkbox" class="mark" .checked=${marked} ?disabled=${settled !== null} tabindex=${current ? 0 : -1}
        aria-label=${say('Mark the comment by {who}', { who: item.author?.name ?? '' })} @change=${() => session.work.mark(item.id)}>
      <h2 id="by-${item.id}"><bdi>${item.author?.name ?? say('Somebody')}</bdi></h2>
      ${item.writtenBy ? html`<span class="tag staff">${tell('written by {who}', { who: html`<bdi>${item.writtenBy.name}</bdi>` })}</span>` : whoView(item)}
      <span class="when soft">${when(item.createdAt)}</span>
    </header>
    ${statusView(session, item)}
    <p class="place">${tell(item.parentId ? 'Reply on {page}' : 'On {page}', { page: placeView(item, current) })}</p>
    ${othersView(session, item)}${parentView(session, item)}
    <div class="text" id="text-${item.id}" dir="auto" .innerHTML=${guard([item.html], () => renderedByServer(item.html ?? ''))}></div>
    ${item.editWaits ? editView(item) : nothing}
    ${entry.changed ? html`<p class="flag">${say('The author changed the text while it was waiting.')}</p>` : nothing}
    ${findingsView(item)}${reportedView(session, item)}
    ${settled ? settledView(session, entry) : actsView(session, entry)}
  </article>`;
}

/** Where comments of several kinds stand together, each says what it is. */
function statusView({ queue }: Session, { status, editWaits, decision }: QueueItem) {
  const own = queue.kind.name !== 'all' && queue.kind.name !== 'reported';
  return own ? nothing : html`<p class="stands is-${status}">${say(editWaits ? 'published, an edit waits' : STANDS[status] ?? status)}${decision && !decision.undoes
    ? html` <span class="soft">· ${tell('{who}, {when}', { who: html`<bdi>${decision.by}</bdi>`, when: when(decision.at) })}</span>`
    : nothing}</p>`;
}

const STANDS: Record<string, string> = { published: 'published', held: 'held', rejected: 'rejected', spam: 'spam', deleted: 'deleted by its author' };

function placeView({ page }: QueueItem, current: boolean) {
  const title = page.title || page.key;
  return page.url?.match(/^https?:/)
    ? html`<a href=${page.url} target="_blank" rel="noopener noreferrer" tabindex=${current ? 0 : -1}><bdi>${title}</bdi></a>`
    : html`<bdi>${title}</bdi>`;
}

/** What a reply answers. */
function parentView(session: Session, { id, parent }: QueueItem) {
  const shown = parent ? null : session.conversations.of(id)?.ancestors.at(-1);
  const who = parent?.author ?? shown?.author?.name;
  return who === undefined
    ? nothing
    : html`<blockquote class="parent"><span class="soft">${tell('{who} wrote', { who: html`<bdi>${who}</bdi>` })}</span>
        ${parent ? html`<p class="typed soft excerpt" dir="auto">${parent.source}</p>` : html`<div class="text" dir="auto" .innerHTML=${guard([shown!.html], () => renderedByServer(shown!.html ?? ''))}></div>`}</blockquote>`;
}

/** What was reported, by reason; all of it one press away. */
function reportedView(session: Session, item: QueueItem) {
  return item.reports?.length || session.queue.kind.name === 'reported'
    ? html`<p class="flag reported">${item.reports?.map(({ reason, count }) => html`<span class="tag">${say(REPORTED[reason] ?? reason)} ${count}</span> `)}
        <button class="link" tabindex=${item.id === session.queue.selection.current ? 0 : -1} @click=${() => session.dialogs.reports(item)}>${say('What was reported')} <kbd>v</kbd></button></p>`
    : nothing;
}

/** What readers go on seeing while the text above waits. */
function editView(item: QueueItem) {
  const reported = Boolean(item.reports?.length);
  return html`<p class="flag">${say(reported ? 'An edit of a published comment. What readers reported is what they see now, not this.' : 'An edit of a published comment.')}</p>
    ${item.shownHtml ? html`<details class="shown" ?open=${Boolean(item.reports?.length)}><summary>${say('What readers see now')}</summary>
      <div class="text" dir="auto" .innerHTML=${guard([item.shownHtml], () => renderedByServer(item.shownHtml!))}></div></details>` : nothing}`;
}

function settledView(session: Session, { settled }: Entry) {
  const { by, status, at } = settled!;
  return html`<div class="acts verdict"><p>${by
      ? tell('{who} {did} this {when}.', { who: html`<b><bdi>${by}</bdi></b>`, did: html`<b class="is-${status}">${verdict(status)}</b>`, when: when(at) })
      : say('This has left the queue.')}</p>
    <button class="button" @click=${() => session.work.move(1)}>${say('Next')} <kbd>j</kbd></button></div>`;
}
