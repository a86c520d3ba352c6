/** Where the scripts of this server lie, whichever of them this code is part of. */
const BASE = new URL(/\/(desk|live)\/[^/]*$/.test(import.meta.url) ? '..' : '.', import.meta.url);

const chunks = new Map<string, Promise<unknown>>();
let failures = 0;

/**
 * Loads a part of the program that is not always needed. After a failure the next call tries again, under another address: some browsers
 * remember that an address failed.
 */
export function load<T>(name: string): Promise<T> {
  let chunk = chunks.get(name) as Promise<T> | undefined;
  if (!chunk) {
    chunk = import(new URL(failures ? `${name}?again=${failures}` : name, BASE).href) as Promise<T>;
    chunks.set(name, chunk);
    chunk.catch(() => {
      failures++;
      chunks.delete(name);
    });
  }
  return chunk;
}
