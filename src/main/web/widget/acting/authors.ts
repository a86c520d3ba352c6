import type { TopComment } from '../../client/shapes.js';
import { claimsOf } from '../../client/token.js';
import type { ThreadModel } from '../thread/model.js';
import type { Session } from '../writing/session.js';

/** Known by nothing but a name, so that there is more to sign in to. */
export function isAnonymous({ isGuest, token }: Session): boolean {
  return isGuest && claimsOf(token ?? '').kind === 'guest';
}

/** With an account that was made at this server. */
export function isOwnAccount({ isGuest, token }: Session): boolean {
  return isGuest && claimsOf(token ?? '').kind === 'local';
}

/** Who wrote what is on the page, as it is now: somebody may have another name, or was a guest before. */
export function reauthor(model: ThreadModel, items: TopComment[]): void {
  for (const { replies, ...top } of items) {
    for (const { id, author } of [top, ...(replies ?? [])]) {
      const shown = model.find(id);
      if (shown?.author && author && (shown.author.id !== author.id || shown.author.name !== author.name)) {
        model.replace({ ...shown, author });
      }
    }
  }
}
