import './first.js';
import { load } from '../client/live/chunk.js';
import { CommentsElement } from './comments-element.js';

if (!customElements.get('repartee-comments')) {
  customElements.define('repartee-comments', CommentsElement);
}
// Counts are a script of their own, as on pages that have only them; they can wait until the comments have been drawn.
setTimeout(() => void load('count.js').catch(() => {}), 50);
