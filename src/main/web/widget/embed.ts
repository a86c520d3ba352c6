import './first.js';
import { afterPaint } from '../client/after-paint.js';
import { load } from '../client/live/chunk.js';
import { CommentsElement } from './comments-element.js';

if (!customElements.get('repartee-comments')) {
  customElements.define('repartee-comments', CommentsElement);
}
// Counts are a script of their own, as on pages that have only them. They wait until the comments are on the screen.
const counts = () => afterPaint(() => void load('count.js').catch(() => {}));
const comments = document.querySelector('repartee-comments[site]:not([loading=lazy])');
comments ? comments.addEventListener('repartee:ready', counts, { once: true }) : counts();
