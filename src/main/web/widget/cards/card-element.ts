import styles from '@styles/cards.css';
import { SERVER } from '../server.js';
import { ask } from './asking.js';

const sheet = new CSSStyleSheet();
sheet.replaceSync(styles);

/**
 * An element that shows one answer of the server, which is the same for everybody. What stands inside it, a heading, is shown above
 * that; without an answer, or with nothing in it, the element takes no room and has the attribute `empty`.
 */
export abstract class CardElement<T> extends HTMLElement {
  protected readonly drawing: ShadowRoot;
  private here = false;
  private round = 0;

  constructor() {
    super();
    this.drawing = this.attachShadow({ mode: 'open' });
    this.drawing.adoptedStyleSheets = [sheet];
  }

  connectedCallback(): void {
    this.here = true;
    void this.show();
  }

  disconnectedCallback(): void {
    this.here = false;
  }

  attributeChangedCallback(_name: string, before: string | null, after: string | null): void {
    if (this.here && before !== after) {
      void this.show();
    }
  }

  /** Where the answer is, below the site's address; null while something is missing. */
  protected abstract path(): string | null;

  /** What is to be seen of it; null when that is nothing. */
  protected abstract draw(answer: T): Node | null;

  protected get locale(): string | undefined {
    return this.closest<HTMLElement>('[lang]')?.lang || undefined;
  }

  private async show(): Promise<void> {
    const round = ++this.round;
    const site = this.getAttribute('site');
    const path = this.path();
    const server = this.getAttribute('server') ?? SERVER;
    const answer = site && path ? await ask<T>(`${server}/api/v1/sites/${encodeURIComponent(site)}${path}`) : null;
    if (round !== this.round) {
      return;
    }
    const drawn = answer && this.draw(answer);
    this.toggleAttribute('empty', !drawn);
    this.drawing.replaceChildren(...(drawn ? [document.createElement('slot'), drawn] : []));
  }
}
