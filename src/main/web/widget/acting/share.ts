import type { Scene } from '../view/scene.js';
import type { Acting } from './acting.js';

/** Passes the comment's address on: by what the device offers, else by the clipboard. */
export async function share({ host }: Scene, id: string, acting: Acting): Promise<void> {
  const url = host.addressOf(id);
  try {
    if (typeof navigator.share === 'function' && matchMedia('(pointer: coarse)').matches) {
      await navigator.share({ url, title: document.title });
    } else {
      await navigator.clipboard.writeText(url);
      acting.toast(host.words.say('linkCopied'));
    }
  } catch (thrown) {
    if ((thrown as DOMException).name !== 'AbortError') {
      acting.toast(url);
    }
  }
}
