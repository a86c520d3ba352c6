import { CardElement } from './card-element.js';

interface PageCard {
  page: string;
  url: string | null;
  title: string | null;
  commentCount: number;
}

interface PageCards {
  items: PageCard[];
}

/** A list of pages as links, each with how many comments it has. Pages that nobody can go to are left out. */
export abstract class PageList extends CardElement<PageCards> {
  protected draw({ items }: PageCards): Node | null {
    const shown = items.filter(item => item.title && goesSomewhere(item.url));
    if (shown.length === 0) {
      return null;
    }
    const numbers = new Intl.NumberFormat(this.locale);
    const list = made('ol', 'list');
    list.append(
      ...shown.map(item => {
        const link = made('a', 'link');
        link.href = item.url!;
        link.textContent = item.title;
        const count = made('span', 'count');
        count.textContent = numbers.format(item.commentCount);
        const one = made('li', 'item');
        one.append(link, ' ', count);
        return one;
      }),
    );
    return list;
  }

  /** The attributes of that name, as a query. */
  protected query(names: string[], more: Record<string, string> = {}): string {
    const query = new URLSearchParams(more);
    names.forEach(name => {
      const value = this.getAttribute(name);
      if (value) {
        query.set(name, value);
      }
    });
    return query.size > 0 ? `?${query}` : '';
  }
}

function made<K extends keyof HTMLElementTagNameMap>(tag: K, part: string): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  element.setAttribute('part', part);
  element.className = part;
  return element;
}

function goesSomewhere(url: string | null): boolean {
  return url !== null && /^https?:\/\//i.test(url);
}
