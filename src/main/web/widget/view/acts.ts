import type { Comment } from '../../client/shapes.js';
import { html, nothing } from '../borrowed.js';
import type { WritingScene } from './scene.js';

/** What somebody may do with a comment besides answering it. */
export function actsView(scene: WritingScene, comment: Comment) {
  const { words, author } = scene;
  if (author.removing === comment.id) {
    return html`<div class="acts" part="actions" role="group" aria-label=${words.say('removeSure')}>
      <span>${words.say('removeSure')}</span>
      <button class="link danger" data-do="sure" @click=${() => author.remove(comment)}>${words.say('removeYes')}</button>
      <button class="link" @click=${() => author.ask(comment, false)}>${words.say('keep')}</button></div>`;
  }
  const edit = author.mayEdit(comment, scene.now);
  const remove = author.mayRemove(comment);
  return edit || remove
    ? html`${edit ? html`<button class="link" part="action" data-do="edit" @click=${() => author.edit(comment)}>${words.say('edit')}</button>` : nothing}
        ${remove ? html`<button class="link" part="action" data-do="remove" @click=${() => author.ask(comment, true)}>${words.say('remove')}</button>` : nothing}`
    : nothing;
}
