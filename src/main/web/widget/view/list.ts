import { html, nothing } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import type { Comment } from '../../client/shapes.js';
import type { Root } from '../thread/node.js';
import { commentView } from './comment.js';
import type { Scene } from './scene.js';

/** From so many comments on the page only those near the reader are there: up to then the browser finds any word on the page. */
const MANY = 1_000;

/** The comments, each with its replies below it. */
export function listView(scene: Scene) {
  const { reading, words, hand } = scene;
  const { roots, sort, next, shown } = reading.model;
  const sending = sendingsAt(scene, null);
  if (!roots.length && !sending.length) {
    return html`<div class="empty" part="empty"><p>${words.say('empty')}</p>
      ${reading.closed ? nothing : html`<p class="muted">${words.say('emptyHint')}</p>`}</div>`;
  }
  const view = (root: Root) => rootView(scene, root);
  return html`
    ${sort === 'oldest' ? nothing : own(sending)}
    ${shown > MANY && hand.it
      ? hand.it.manyView(scene, roots, view)
      : html`<ol class="list" part="list" role="list">${repeat(roots.slice(0, MANY), root => root.comment.id, view)}</ol>`}
    ${sort === 'oldest' ? own(sending) : nothing}
    ${next
      ? html`<button class="button wide" part="button more" ?disabled=${reading.loadingMore} @click=${() => reading.more()}>
          ${words.say(reading.loadingMore ? 'loading' : 'more')}</button>`
      : nothing}`;
}

/** The reader's own comments that are on their way. */
function own(sending: unknown[]) {
  return sending.length ? html`<ol class="list" role="list">${sending}</ol>` : nothing;
}

/** What is on its way to that place, once anything can be. */
function sendingsAt(scene: Scene, rootId: string | null) {
  return scene.pen.it?.sendingsAt(scene, rootId) ?? [];
}

function rootView(scene: Scene, root: Root) {
  const { replies, late, next, comment } = root;
  const sending = sendingsAt(scene, comment.id);
  const names = new Map([...replies, ...late].map(reply => [reply.id, reply.author?.name ?? null]));
  const view = (reply: Comment) =>
    html`<li class="item">${commentView(scene, reply, names.get(reply.parentId ?? '') ?? null)}</li>`;
  return html`<li class="item root">
    ${commentView(scene, comment, null, root)}
    ${!root.collapsed && (replies.length || late.length || next || sending.length)
      ? html`<ol class="replies" part="replies" role="list">
          ${repeat(replies, reply => reply.id, view)}
          ${next ? html`<li class="item">${moreReplies(scene, root)}</li>` : nothing}
          ${repeat(late, reply => reply.id, view)}
          ${sending}
        </ol>`
      : nothing}
  </li>`;
}

function moreReplies({ reading, words }: Scene, { comment, replies, late }: Root) {
  const shown = [...replies, ...late].filter(reply => reply.status === 'published').length;
  const loading = reading.loadingReplies.has(comment.id);
  return html`<button class="link more" part="action more-replies" ?disabled=${loading} @click=${() => reading.moreReplies(comment.id)}>
    ${loading ? words.say('loading') : words.say('moreReplies', { n: Math.max(1, comment.replyCount - shown) })}</button>`;
}
