import { renderedByServer } from '../../client/trusted.js';
import { CardElement } from './card-element.js';

interface Permalink {
  comment: {
    id: string;
    status: string;
    author: { name: string } | null;
    html: string | null;
    publishedAt: string | null;
  };
  page: { url: string | null };
}

/**
 * `<repartee-quote site comment>`: one comment inside an article, as it is now. One that readers do not see any more is not shown, and
 * leaves no trace of its text in the page.
 */
export class QuoteElement extends CardElement<Permalink> {
  static observedAttributes = ['site', 'comment'];

  protected path(): string | null {
    const comment = this.getAttribute('comment');
    return comment && `/comments/${encodeURIComponent(comment)}`;
  }

  protected draw({ comment, page }: Permalink): Node | null {
    if (comment.status !== 'published' || comment.html === null || !comment.author) {
      return null;
    }
    const figure = part('figure', 'quote');
    const words = part('blockquote', 'words');
    words.innerHTML = renderedByServer(comment.html, 'repartee-quote');
    const caption = part('figcaption', 'by');
    const author = part('cite', 'author');
    author.textContent = comment.author.name;
    caption.append(author);
    if (comment.publishedAt) {
      caption.append(' ', this.when(comment.publishedAt, page.url));
    }
    figure.append(words, caption);
    return figure;
  }

  private when(at: string, url: string | null): Node {
    const time = part('time', 'time');
    time.dateTime = at;
    time.textContent = new Intl.DateTimeFormat(this.locale, { dateStyle: 'long' }).format(new Date(at));
    if (url === null || !/^https?:\/\//i.test(url)) {
      return time;
    }
    const link = part('a', 'link');
    link.href = url;
    link.append(time);
    return link;
  }
}

function part<K extends keyof HTMLElementTagNameMap>(tag: K, name: string): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  element.setAttribute('part', name);
  element.className = name;
  return element;
}
