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

/** As other systems named comments in addresses of this page, before it came here: behind `#`, Coral in the query. */
const OLD = /^#((remark42__|atk-)?comment-|isso-|commento-|comentario-)[\w-]+$|^#(\d+|[0-9a-f]{24})$/;

/** The comment that the address of this page names: its id, or what another system called it, with a `#` before. */
export function linkedIn(hash: string, query = location.search): string | null {
  return /^#comment-([0-9a-f-]{36})$/.exec(hash)?.[1] ?? OLD.exec(hash)?.[0] ?? /[?&](commentID=[\w-]+)/.exec(query)?.[1]?.replace(/^/, '#') ?? null;
}
