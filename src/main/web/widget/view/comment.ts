import { html, nothing, type TemplateResult } from 'lit-html';
import { guard } from 'lit-html/directives/guard.js';
import type { Comment } from '../../client/shapes.js';
import { renderedByServer } from '../../client/trusted.js';
import { avatar } from './avatar.js';
import { composerView } from './composer.js';
import type { Scene } from './scene.js';

/** One comment without what stands below it. `to` is who is answered, where the place does not say it. */
export function commentView(scene: Scene, comment: Comment, to: string | null): TemplateResult {
  const { words, author, reading } = scene;
  if (comment.status === 'removed') {
    return html`<article id="c-${comment.id}" class="comment gone" part="comment tombstone" tabindex="-1">
      ${avatar(null)}<p class="text muted">${words.say('removed')}</p></article>`;
  }
  const composer = author.composers.others.get(comment.id);
  const own = author.owns(comment);
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
      ? composerView(scene, composer)
      : html`<div class="text" part="text" dir="auto" .innerHTML=${guard([comment.html], () => renderedByServer(comment.html ?? ''))}></div>`}
    ${held ? html`<p class="notice" part="notice">${words.say('held')}</p>` : nothing}
    ${composer?.purpose === 'edit' ? nothing : acts(scene, comment)}
    ${composer?.purpose === 'reply' ? composerView(scene, composer) : nothing}
  </article>`;
}

function acts(scene: Scene, comment: Comment) {
  const { words, author, reading } = scene;
  const name = comment.author?.name ?? '';
  if (author.removing === comment.id) {
    return html`<div class="acts" part="actions" role="group" aria-label=${words.say('removeSure')}>
      <span>${words.say('removeSure')}</span>
      <button class="link danger" data-do="sure" @click=${() => author.remove(comment)}>${words.say('removeYes')}</button>
      <button class="link" @click=${() => author.ask(comment, false)}>${words.say('keep')}</button></div>`;
  }
  const reply = comment.status === 'published' && !reading.closed;
  const edit = author.mayEdit(comment, scene.now);
  const remove = author.mayRemove(comment);
  return reply || edit || remove
    ? html`<div class="acts" part="actions">
        ${reply ? html`<button class="link" part="action" data-do="reply" aria-label=${words.say('replyTo', { name })} @click=${() => author.composers.reply(comment)}>${words.say('reply')}</button>` : nothing}
        ${edit ? html`<button class="link" part="action" data-do="edit" @click=${() => author.edit(comment)}>${words.say('edit')}</button>` : nothing}
        ${remove ? html`<button class="link" part="action" data-do="remove" @click=${() => author.ask(comment, true)}>${words.say('remove')}</button>` : nothing}
      </div>`
    : nothing;
}
