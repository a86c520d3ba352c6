import { html, nothing, type TemplateResult } from 'lit-html';
import { guard } from 'lit-html/directives/guard.js';
import type { Comment } from '../../client/shapes.js';
import { renderedByServer } from '../../client/trusted.js';
import type { Root } from '../thread/node.js';
import type { Words } from '../words/words.js';
import { avatar } from './avatar.js';
import type { Scene } from './scene.js';

/** One comment without what stands below it. `to` is who is answered, where the place does not say it. */
export function commentView(scene: Scene, comment: Comment, to: string | null, root?: Root): TemplateResult {
  const { words, pen, hand, reading, host } = scene;
  const { id } = comment;
  if (comment.status === 'removed') {
    return html`<article id="c-${id}" class="comment gone" part="comment tombstone" tabindex="-1">
      ${avatar(null)}<p class="text muted">${words.say('removed')}</p></article>`;
  }
  const veiled = hand.it?.veil(scene, comment);
  if (veiled) {
    return veiled;
  }
  // Titles come with what can be done: making the format of a date takes a slow device as long as drawing some comments.
  const fully = (time: string) => (hand.it ? words.times.fully(time) : nothing);
  const composer = pen.author?.composers.others.get(id);
  const place = composer ? pen.it!.composerView(scene, composer) : nothing;
  const own = pen.author?.owns(comment) ?? false;
  const held = comment.status === 'held';
  const pinned = comment.pinned;
  const states = `${held ? 'held' : ''} ${pinned ? 'pinned' : ''} ${comment.featured ? 'featured' : ''}`;
  return html`<article
    id="c-${id}" tabindex="-1" aria-labelledby="a-${id}"
    class="comment ${reading.fresh.has(id) ? 'fresh' : ''} ${states}"
    part="comment ${own ? 'own' : ''} ${states}">
    ${avatar(comment.author)}
    <header class="byline" part="byline">
      <bdi class="name" part="name" id="a-${id}">${comment.author?.name}</bdi>
      ${own ? badge(words.say('you')) : nothing}
      ${comment.author?.badges?.map(name => badge(badgeName(words, name)))}
      ${pinned ? badge(words.say('pinned')) : nothing}
      ${comment.featured ? badge(words.say('featured')) : nothing}
      ${to ? html`<bdi class="muted">${words.say('inReplyTo', { name: to })}</bdi>` : nothing}
      <a class="when" part="time" href=${host.addressOf(id)} title=${fully(comment.createdAt)}><time
        datetime=${comment.createdAt}>${words.ago(comment.createdAt, scene.now)}</time></a>
      ${comment.editedAt ? html`<span class="muted" title=${fully(comment.editedAt)}>· ${words.say('edited')}</span>` : nothing}
    </header>
    ${composer?.purpose === 'edit'
      ? place
      : html`<div class="text" part="text" dir="auto" .innerHTML=${guard([comment.html], () => renderedByServer(comment.html ?? ''))}></div>`}
    ${held ? html`<p class="notice" part="notice">${words.say('held')} ${hand.it?.whyView(scene, comment)}</p>` : nothing}
    ${composer?.purpose === 'edit' ? nothing : acts(scene, comment, root)}
    ${composer?.purpose === 'reply' ? place : nothing}
  </article>`;
}

function badge(text: string) {
  return html`<span class="badge" part="badge">${text}</span>`;
}

function badgeName(words: Words, badge: string): string {
  const key = `b_${badge}`;
  return words.has(key) ? words.say(key) : badge;
}

function acts(scene: Scene, comment: Comment, root?: Root) {
  const { words, pen, hand, reading } = scene;
  const own = pen.it?.actsView(scene, comment) ?? nothing;
  if (pen.author?.removing === comment.id) {
    return own;
  }
  const name = comment.author?.name ?? '';
  const published = comment.status === 'published';
  return published || own !== nothing
    ? html`<div class="acts" part="actions">
        ${published && !reading.closed ? html`<button class="link" part="action" data-do="reply" aria-label=${words.say('replyTo', { name })} @pointerenter=${pen.prepare} @click=${() => pen.use(({ author }) => author.composers.reply(comment))}>${words.say('reply')}</button>` : nothing}
        ${root && (root.replies.length || root.late.length)
          ? html`<button class="link" part="action" data-do="collapse" aria-expanded=${!root.collapsed} @click=${() => reading.collapse(root)}>${
              root.collapsed ? words.say('showReplies', { n: comment.replyCount }) : words.say('hideReplies')}</button>`
          : nothing}
        ${published ? hand.it?.votesView(scene, comment) : nothing}
        ${own}
        ${published ? hand.it?.optionsView(scene, comment) : nothing}
      </div>`
    : nothing;
}
