import { afterPaint } from '../after-paint.js';
import { Backoff } from './backoff.js';
import { load } from './chunk.js';
import type { LiveConnection } from './connection.js';
import type * as Live from './entry.js';

/**
 * Uses the page's connection to that site as soon as it can be had. `use` gives the function that ends what it began; so does this,
 * also before it has begun.
 */
export function withConnection(
  address: string,
  use: (connection: LiveConnection, live: typeof Live) => () => void,
): () => void {
  let over = false;
  let end = () => {};
  // What is seen first comes first; a position makes the delay harmless.
  afterPaint(() =>
    void loaded().then(live => {
      if (!over) {
        end = use(live.sharedConnection(address), live);
      }
    }),
  );
  return () => {
    over = true;
    end();
  };
}

async function loaded(): Promise<typeof Live> {
  for (const backoff = new Backoff(); ; ) {
    try {
      return await load<typeof Live>('live/live.js');
    } catch {
      await new Promise(resolve => setTimeout(resolve, 500 + backoff.next()));
    }
  }
}
