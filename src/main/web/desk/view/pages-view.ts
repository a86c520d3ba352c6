import { html, nothing } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import { say } from '../words/words.js';
import type { Pages } from './pages.js';

/** A list that grows, or why there is none. */
export function pagesView<T extends { id: string }>(pages: Pages<T>, row: (one: T) => unknown, empty: string) {
  if (pages.problem) {
    return html`<div class="empty" role="alert"><p>${say('This could not be loaded.')}</p><p class="soft">${pages.problem.message}</p>
      <button class="button" @click=${() => pages.start()}>${say('Try again')}</button></div>`;
  }
  if (!pages.items) {
    return html`<p class="soft" aria-busy="true">${say('Loading…')}</p>`;
  }
  return pages.items.length
    ? html`<ul class="rows">${repeat(pages.items, one => one.id, row)}</ul>
        ${pages.next ? html`<button class="button wide" @click=${() => pages.more()}>${say('Show more')}</button>` : nothing}`
    : html`<div class="empty"><p>${empty}</p></div>`;
}
