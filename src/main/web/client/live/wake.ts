/** What a page goes through that a socket does not survive. */
export interface Waking {
  /** The page is seen again, or the network is back. */
  wake(): void;
  /** The page is put away, perhaps to be shown again later as it is. */
  rest(): void;
  offline(): void;
}

/** Listens until the function it gives is called. */
export function onWake(told: Waking): () => void {
  const ended = new AbortController();
  const options = { signal: ended.signal };
  addEventListener('online', () => told.wake(), options);
  addEventListener('pageshow', event => event.persisted && told.wake(), options);
  addEventListener('offline', () => told.offline(), options);
  addEventListener('pagehide', () => told.rest(), options);
  document.addEventListener('visibilitychange', () => document.hidden || told.wake(), options);
  return () => ended.abort();
}
