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

/** Tells the page that opened this window, and no other. */
export function tellOpener(site: string, origin: string, { token, refresh, expires, account }: SignedIn & { refresh?: string; expires?: string }): void {
  window.opener?.postMessage({ type: 'repartee:signed-in', site, token, refresh, expires, account }, origin);
}
