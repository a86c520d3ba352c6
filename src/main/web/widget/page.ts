import type { PageRef } from '../client/shapes.js';

/** The page that comments belong to: its given key, else its canonical address, else its address. */
export function thisPage(key: string | null | undefined): PageRef {
  const canonical = document.querySelector<HTMLLinkElement>('link[rel="canonical"]')?.href;
  const url = canonical || location.href.split('#')[0]!;
  return { key: key || url, url: sameOrigin(url), title: title() };
}

/** The server takes only addresses of the site's own origins; a canonical link may name another. */
function sameOrigin(url: string): string {
  return new URL(url).origin === location.origin ? url : location.href.split('#')[0]!;
}

function title(): string {
  const shared = document.querySelector<HTMLMetaElement>('meta[property="og:title"]')?.content;
  return (shared || document.title).slice(0, 200);
}

/** How the address of this page names a comment, as written: here, or where the comment came from (Coral has it in the query). */
export function linkedIn(address: string): string | null {
  return /#(\w+-)?(comment|isso|commento|comentario)-[\w-]+$|#(\d+|\w{24})$|commentID=[\w-]+/.exec(address)?.[0] ?? null;
}
