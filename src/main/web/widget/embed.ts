import { CommentsElement } from './comments-element.js';
import { defineCount } from './count-element.js';
import { SERVER } from './server.js';

defineCount(SERVER);
if (!customElements.get('repartee-comments')) {
  customElements.define('repartee-comments', CommentsElement);
}
