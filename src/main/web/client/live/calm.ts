import type { LiveConnection } from './connection.js';
import { hears, type LiveState } from './state.js';

/** What is mended sooner than this is not worth a word. */
const CALM_MS = 2_000;

/** Watches a connection for somebody who reads: short losses are not told. Gives the function that ends it. */
export function watchCalmly(connection: LiveConnection, told: (state: LiveState) => void): () => void {
  let shown: LiveState = 'idle';
  let timer = 0;
  const tell = (state: LiveState) => {
    shown = state;
    told(state);
  };
  const leave = connection.watch(state => {
    clearTimeout(timer);
    if (hears(shown) && (state === 'connecting' || state === 'waiting')) {
      timer = setTimeout(() => tell(state), CALM_MS);
    } else {
      tell(state);
    }
  });
  return () => {
    clearTimeout(timer);
    leave();
  };
}
