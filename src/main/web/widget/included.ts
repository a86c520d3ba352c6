import type { ThreadPage } from '../client/shapes.js';

/**
 * The first page of the comments, where the publisher's server put it into the element (`thread.html?fragment=true`): then nothing need be
 * asked for. It is used once, and goes then with its HTML; it may be
 * old, since its position says how old.
 */
export function includedIn(element: HTMLElement, page: string): ThreadPage | null {
  const script = element.querySelector<HTMLScriptElement>('script[data-repartee]');
  try {
    const included: ThreadPage | null = script && JSON.parse(script.textContent ?? '');
    return included?.thread.page === page ? included : null;
  } catch {
    return null;
  } finally {
    element.querySelectorAll('[data-repartee]').forEach(included => included.remove());
  }
}
