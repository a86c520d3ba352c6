import { html, nothing, type TemplateResult } from 'lit-html';
import { guard } from 'lit-html/directives/guard.js';
import type { Comment } from '../../client/shapes.js';
import { renderedByServer } from '../../client/trusted.js';
import { avatar } from './avatar.js';
import type { Scene } from './scene.js';

/** One comment without what stands below it. `to` is who is answered, where the place does not say it. */
export function commentView(scene: Scene, comment: Comment, to: string | null): TemplateResult {
  const { words, pen, reading } = scene;
  if (comment.status === 'removed') {
    return html`<article id="c-${comment.id}" class="comment gone" part="comment tombstone" tabindex="-1">
      ${avatar(null)}<p class="text muted">${words.say('removed')}</p></article>`;
  }
  const composer = pen.author?.composers.others.get(comment.id);
  const place = composer ? pen.writing!.composerView(scene, composer) : nothing;
  const own = pen.author?.owns(comment) ?? false;
  const held = comment.status === 'held';
  return html`<article
    id="c-${comment.id}" tabindex="-1" aria-labelledby="a-${comment.id}"
    class="comment ${reading.fresh.has(comment.id) ? 'fresh' : ''} ${held ? 'held' : ''}"
    part="comment ${own ? 'own' : ''} ${held ? 'held' : ''}">
    ${avatar(comment.author)}
    <header class="byline" part="byline">
      <bdi class="name" part="name" id="a-${comment.id}">${comment.author?.name}</bdi>
      ${own ? html`<span class="badge" part="badge">${words.say('you')}</span>` : nothing}
      ${comment.author?.badges?.map(badge => html`<span class="badge" part="badge">${badge}</span>`)}
      ${to ? html`<bdi class="muted">${words.say('inReplyTo', { name: to })}</bdi>` : nothing}
      <time class="muted" part="time" datetime=${comment.createdAt} title=${words.times.fully(comment.createdAt)}>${words.times.ago(comment.createdAt, scene.now)}</time>
      ${comment.editedAt ? html`<span class="muted" title=${words.times.fully(comment.editedAt)}>· ${words.say('edited')}</span>` : nothing}
    </header>
    ${composer?.purpose === 'edit'
      ? place
      : html`<div class="text" part="text" dir="auto" .innerHTML=${guard([comment.html], () => renderedByServer(comment.html ?? ''))}></div>`}
    ${held ? html`<p class="notice" part="notice">${words.say('held')}</p>` : nothing}
    ${composer?.purpose === 'edit' ? nothing : acts(scene, comment)}
    ${composer?.purpose === 'reply' ? place : nothing}
  </article>`;
}

function acts(scene: Scene, comment: Comment) {
  const { words, pen, reading } = scene;
  const own = pen.writing?.actsView(scene, comment) ?? nothing;
  if (pen.author?.removing === comment.id) {
    return own;
  }
  const name = comment.author?.name ?? '';
  const reply = comment.status === 'published' && !reading.closed;
  return reply || own !== nothing
    ? html`<div class="acts" part="actions">
        ${reply ? html`<button class="link" part="action" data-do="reply" aria-label=${words.say('replyTo', { name })} @pointerenter=${pen.prepare} @click=${() => pen.use(author => author.composers.reply(comment))}>${words.say('reply')}</button>` : nothing}
        ${own}
      </div>`
    : nothing;
}
