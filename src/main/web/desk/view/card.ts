import { html, nothing } from 'lit-html';
import { guard } from 'lit-html/directives/guard.js';
import type { QueueItem } from '../../client/shapes.js';
import { Times } from '../../client/times.js';
import { renderedByServer } from '../../client/trusted.js';
import type { Entry, Verdict } from '../entry.js';
import type { Queue } from '../queue.js';

export const times = new Times(document.documentElement.lang);

const VERBS: Record<string, string> = { published: 'approved', rejected: 'rejected', spam: 'marked as spam', deleted: 'deleted' };

export function verb(status: string): string {
  return VERBS[status] ?? 'decided about';
}

/** One comment to decide about, with what one must know for it. */
export function cardView(queue: Queue, entry: Entry) {
  const { item, settled } = entry;
  const selected = item.id === queue.selected;
  return html`<li><article id="c-${item.id}" class="card ${selected ? 'selected' : ''} ${settled ? 'settled' : ''}" tabindex=${selected ? 0 : -1}
      aria-labelledby="by-${item.id}" aria-current=${selected ? 'true' : nothing}
      @focusin=${() => selected || queue.select(item.id)} @click=${() => selected || queue.select(item.id)}>
    <header>
      <h2 id="by-${item.id}"><bdi>${item.author?.name}</bdi></h2>
      <span class="soft">${history(item)}</span>
      <time class="soft" datetime=${item.createdAt} title=${times.fully(item.createdAt)}>${times.ago(item.createdAt)}</time>
    </header>
    <p class="page">${item.parentId ? 'Reply on ' : 'On '}${place(item)}</p>
    ${entry.parent?.html
      ? html`<blockquote class="parent"><span class="soft"><bdi>${entry.parent.author?.name}</bdi> wrote</span>
          <div class="text" dir="auto" .innerHTML=${guard([entry.parent.html], () => renderedByServer(entry.parent!.html!))}></div></blockquote>`
      : nothing}
    <div class="text" dir="auto" .innerHTML=${guard([item.html], () => renderedByServer(item.html ?? ''))}></div>
    ${entry.changed ? html`<p class="flag">The author changed the text while it was waiting.</p>` : nothing}
    ${item.findings?.map(finding => html`<p class="flag"><b>${finding.phase}</b> ${finding.saw}</p>`)}
    ${settled ? settledView(queue, settled) : buttons(queue, entry)}
  </article></li>`;
}

function history({ history }: QueueItem) {
  if (!history) {
    return nothing;
  }
  const { published, rejected } = history;
  return published + rejected === 0 ? html`<span class="tag">first comment</span>` : `${published} published · ${rejected} rejected`;
}

function place({ page }: QueueItem) {
  const title = page.title || page.key;
  return page.url?.match(/^https?:/)
    ? html`<a href=${page.url} target="_blank" rel="noopener noreferrer" tabindex="0"><bdi>${title}</bdi></a>`
    : html`<bdi>${title}</bdi>`;
}

function buttons(queue: Queue, entry: Entry) {
  return html`<div class="acts">
    <button class="button approve" ?disabled=${entry.deciding} @click=${() => queue.decide(entry, 'approve')}>Approve <kbd>a</kbd></button>
    <button class="button reject" ?disabled=${entry.deciding} @click=${() => queue.decide(entry, 'reject')}>Reject <kbd>r</kbd></button>
  </div>`;
}

function settledView(queue: Queue, { by, status, at }: Verdict) {
  return html`<div class="acts verdict"><p>${by ? html`<b><bdi>${by}</bdi></b> ${verb(status)} this ${times.ago(at)}.` : 'This has left the queue.'}</p>
    <button class="button" @click=${() => queue.move(1)}>Next <kbd>j</kbd></button></div>`;
}
