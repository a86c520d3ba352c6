import { Counting } from './counting.js';

const countings = new Map<string, Counting>();

/**
 * `<repartee-count site page>`: how many comments a page has. Its text before is shown until the number is there, and stays when it
 * cannot be had. On the page of the comments themselves it follows them live.
 */
export class CountElement extends HTMLElement {
  static observedAttributes = ['site', 'page'];
  /** The server whose script defined the element. */
  static server = '';

  /** Attributes are told before the element is. */
  private here = false;

  private readonly follow = (event: Event) => {
    const { site, page, count } = (event as CustomEvent).detail;
    if (site === this.getAttribute('site') && page === this.getAttribute('page')) {
      this.show(count);
    }
  };

  connectedCallback(): void {
    this.here = true;
    document.addEventListener('repartee:count', this.follow);
    this.ask();
  }

  disconnectedCallback(): void {
    this.here = false;
    document.removeEventListener('repartee:count', this.follow);
  }

  attributeChangedCallback(): void {
    if (this.here) {
      this.ask();
    }
  }

  private ask(): void {
    const site = this.getAttribute('site');
    const page = this.getAttribute('page');
    if (site && page) {
      const server = this.getAttribute('server') ?? CountElement.server;
      counting(`${server}/api/v1/sites/${encodeURIComponent(site)}`).ask(
        page,
        count => page === this.getAttribute('page') && this.show(count),
      );
    }
  }

  private show(count: number): void {
    const locale = this.closest<HTMLElement>('[lang]')?.lang || undefined;
    this.textContent = new Intl.NumberFormat(locale).format(count);
    this.toggleAttribute('empty', count === 0);
  }
}

function counting(siteAddress: string): Counting {
  let found = countings.get(siteAddress);
  if (!found) {
    countings.set(siteAddress, (found = new Counting(siteAddress)));
  }
  return found;
}

export function defineCount(server: string): void {
  if (!customElements.get('repartee-count')) {
    CountElement.server = server;
    customElements.define('repartee-count', CountElement);
  }
}
