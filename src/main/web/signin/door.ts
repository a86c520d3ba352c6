import type { SignedIn } from '../client/shapes.js';

/** How long the window where somebody began may take to answer. */
const PATIENCE_MS = 1500;

type Said = { link: string } | { taken: string };

/**
 * Between windows of this server in one browser: whoever opens the link of a letter hands it to the window that waits for it. Both are
 * top-level windows of one origin, so that nothing a browser blocks in frames is needed.
 */
export class Door {
  private readonly channel: BroadcastChannel;

  constructor(site: string) {
    this.channel = new BroadcastChannel(`repartee-sign-in:${site}`);
  }

  /** Takes links from now on. */
  wait(take: (token: string) => void): void {
    this.channel.onmessage = ({ data }: MessageEvent<Said>) => {
      if ('link' in data) {
        this.channel.postMessage({ taken: data.link });
        take(data.link);
      }
    };
  }

  close(): void {
    this.channel.onmessage = null;
  }

  /** Says whether a window took the link. */
  pass(token: string): Promise<boolean> {
    return new Promise(resolve => {
      const timer = setTimeout(() => resolve(false), PATIENCE_MS);
      this.channel.onmessage = ({ data }: MessageEvent<Said>) => {
        if ('taken' in data && data.taken === token) {
          clearTimeout(timer);
          resolve(true);
        }
      };
      this.channel.postMessage({ link: token });
    });
  }
}

const OPENER_PATIENCE_MS = 5_000;

/** Asks the page that opened this window, and no other, for the token of whoever is signed in there. */
export function tokenOfOpener(site: string, origin: string): Promise<string | null> {
  return new Promise(resolve => {
    const timer = setTimeout(() => resolve(null), OPENER_PATIENCE_MS);
    addEventListener('message', ({ data, source, origin: from }: MessageEvent<{ type?: string; token?: string }>) => {
      if (source === window.opener && from === origin && data?.type === 'repartee:token') {
        clearTimeout(timer);
        resolve(data.token ?? null);
      }
    });
    window.opener?.postMessage({ type: 'repartee:token-wanted', site }, origin);
  });
}

/** Tells the page that opened this window, and no other, that there is one more way in. */
export function tellLinked(site: string, origin: string, provider: string): void {
  window.opener?.postMessage({ type: 'repartee:linked', site, provider }, origin);
}

/** Tells the page that opened this window, and no other. */
export function tellOpener(
  site: string,
  origin: string,
  { token, refresh, expires, account }: SignedIn & { refresh?: string; expires?: string },
  claim: boolean,
): void {
  window.opener?.postMessage({ type: 'repartee:signed-in', site, token, refresh, expires, account, ...(claim && { claim }) }, origin);
}
