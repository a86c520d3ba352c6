/** Where the scripts of this server lie, whichever of them this code is part of. */
const BASE = new URL(/\/(desk|live)\/[^/]*$/.test(import.meta.url) ? '..' : '.', import.meta.url);

const chunks = new Map<string, Promise<unknown>>();

/** Loads a part of the program that is not always needed. After a failure the next call tries again. */
export function load<T>(name: string): Promise<T> {
  let chunk = chunks.get(name) as Promise<T> | undefined;
  if (!chunk) {
    chunk = import(new URL(name, BASE).href) as Promise<T>;
    chunks.set(name, chunk);
    chunk.catch(() => chunks.delete(name));
  }
  return chunk;
}
