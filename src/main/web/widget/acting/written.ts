import type { Comment } from '../../client/shapes.js';
import { html, nothing, renderedByServer } from '../borrowed.js';
import type { ActingScene } from '../view/scene.js';

/** Comments of one person, with the page that each is on. */
export interface Written {
  items: (Comment & { page?: { key: string; url: string | null; title: string | null } })[];
  next: string | null;
}

/** They lead to where they stand. */
export function writtenView({ words }: ActingScene, { items }: Written) {
  return items.length
    ? html`<ul class="notices" role="list">${items.map(
        comment => html`<li><p class="muted">${comment.page?.url
          ? html`<a href="${comment.page.url.split('#')[0]}#comment-${comment.id}"><bdi>${comment.page.title ?? comment.page.key}</bdi></a>`
          : nothing} <time datetime=${comment.createdAt}>${words.ago(comment.createdAt)}</time></p>
          <div class="text short" dir="auto" .innerHTML=${renderedByServer(comment.html ?? '')}></div></li>`,
      )}</ul>`
    : html`<p class="muted">${words.say('noComments')}</p>`;
}
