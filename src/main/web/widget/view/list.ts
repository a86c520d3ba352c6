import { html, nothing } from 'lit-html';
import { guard } from 'lit-html/directives/guard.js';
import type { Comment } from '../../client/shapes.js';
import { keyed } from '../keyed.js';
import type { Steps } from '../steps.js';
import type { Root } from '../thread/node.js';
import { commentView } from './comment.js';
import type { Scene } from './scene.js';

/** From so many comments on the page only those near the reader are there: up to then the browser finds any word on the page. */
const MANY = 1_000;

/** The comments, each with its replies below it. */
export function listView(scene: Scene) {
  const { reading, words, hand, steps } = scene;
  const { roots, sort, next, shown } = reading.model;
  const sending = sendingsAt(scene, null);
  if (!roots.length && !sending.length) {
    return html`<div class="empty" part="empty"><p>${words.say('empty')}</p>
      ${reading.closed ? nothing : html`<p class="muted">${words.say('emptyHint')}</p>`}</div>`;
  }
  const before = placesOf(roots, steps);
  const due = roots.slice(0, MANY).filter(root => steps.of(before.get(root) ?? 0));
  const view = (root: Root) => rootView(scene, root, steps.of(before.get(root) ?? 0));
  return html`
    ${sort === 'oldest' ? nothing : own(sending)}
    ${shown > MANY && hand.it
      ? hand.it.manyView(scene, roots, view)
      : html`<ol class="list" part="list" role="list">${keyed(due, root => root.comment.id, view)}</ol>`}
    ${sort === 'oldest' ? own(sending) : nothing}
    ${next && due.length === Math.min(roots.length, MANY)
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

/** How many comments stand before each conversation, as long as that matters. */
function placesOf(roots: Root[], { due }: Steps): Map<Root, number> {
  const places = new Map<Root, number>();
  let before = 0;
  for (const root of due < Infinity ? roots : []) {
    places.set(root, before);
    before += 1 + root.replies.length + root.late.length;
  }
  return places;
}

function rootView(scene: Scene, root: Root, version: number) {
  const { replies, late, next, comment } = root;
  const sending = sendingsAt(scene, comment.id);
  const names = new Map([...replies, ...late].map(reply => [reply.id, reply.author?.name ?? null]));
  // A comment that is the same object looks the same, unless something else that it looks at has changed.
  const seen = (comment: Comment, to: string | null, own?: Root) =>
    guard([version, comment, to, own?.collapsed, !!(replies.length || late.length)], () => commentView(scene, comment, to, own));
  const view = (reply: Comment) =>
    html`<li class="item">${seen(reply, names.get(reply.parentId ?? '') ?? null)}</li>`;
  return html`<li class="item root">
    ${seen(comment, null, root)}
    ${!root.collapsed && (replies.length || late.length || next || sending.length)
      ? html`<ol class="replies" part="replies" role="list">
          ${keyed(replies, reply => reply.id, view)}
          ${next ? html`<li class="item">${moreReplies(scene, root)}</li>` : nothing}
          ${keyed(late, reply => reply.id, view)}
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
