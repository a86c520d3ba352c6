/** A clock that jumps this far has been standing still: the machine slept, or the page was frozen. */
const JUMP_MS = 20_000;
const TICK_MS = 5_000;

/** What a page goes through that a connection may not survive. */
export interface Waking {
  /** The page is seen again. */
  wake(): void;
  /** The network is back, or is another one; after a sleep it may be. */
  network(): void;
  /** The page is put away, perhaps to be shown again later as it is. */
  rest(): void;
  offline(): void;
  hidden(): void;
}

/** Listens until the function it gives is called. */
export function onWake(told: Waking): () => void {
  const ended = new AbortController();
  const options = { signal: ended.signal };
  let seen = Date.now();
  const ticking = setInterval(() => {
    // The clocks of hidden pages are slowed down; they are looked after when they are seen.
    const jumped = !document.hidden && Date.now() - seen > TICK_MS + JUMP_MS;
    seen = Date.now();
    jumped && told.network();
  }, TICK_MS);
  addEventListener('online', () => told.network(), options);
  addEventListener('offline', () => told.offline(), options);
  addEventListener('pageshow', event => event.persisted && told.wake(), options);
  addEventListener('pagehide', () => told.rest(), options);
  document.addEventListener('resume', () => told.wake(), options);
  document.addEventListener(
    'visibilitychange',
    () => {
      seen = Date.now();
      document.hidden ? told.hidden() : told.wake();
    },
    options,
  );
  const link = (navigator as { connection?: EventTarget & { type?: string } }).connection;
  let kind = link?.type;
  link?.addEventListener(
    'change',
    () => {
      // Estimates of its speed change all the time; only another kind of network is another network.
      const other = kind !== link.type;
      kind = link.type;
      other && told.network();
    },
    options,
  );
  return () => {
    clearInterval(ticking);
    ended.abort();
  };
}
