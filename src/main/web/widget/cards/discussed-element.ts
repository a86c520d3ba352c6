import { PageList } from './page-list.js';

/**
 * `<repartee-discussed site hours section limit by>`: the pages of a site that are discussed most, or with `by="trending"` those
 * where most is being said now. What stands inside it is its heading.
 */
export class DiscussedElement extends PageList {
  static observedAttributes = ['site', 'hours', 'section', 'limit', 'by'];

  protected path(): string {
    return this.getAttribute('by') === 'trending'
      ? `/trending${this.query(['section', 'limit'])}`
      : `/discussed${this.query(['hours', 'section', 'limit'])}`;
  }
}
