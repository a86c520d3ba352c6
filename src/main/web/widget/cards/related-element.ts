import { thisPage } from '../page.js';
import { PageList } from './page-list.js';

/** `<repartee-related site page limit>`: where those who comment on a page are too. `page` is found as `<repartee-comments>` finds it. */
export class RelatedElement extends PageList {
  static observedAttributes = ['site', 'page', 'limit'];

  protected path(): string {
    return `/related${this.query(['limit'], { page: thisPage(this.getAttribute('page')).key })}`;
  }
}
