import { Site, type Sort, type ThreadQuery } from '../client/site.js';
import { askAhead } from '../client/http.js';
import { thisPage } from './page.js';
import { SERVER } from './server.js';

export const SORTS: Sort[] = ['newest', 'oldest', 'top'];

/** The server that an element asks: the one this script came from, unless it names another. */
export function serverOf(element: HTMLElement): string {
  return (element.getAttribute('server') || SERVER).replace(/\/$/, '');
}

export function orderOf(element: HTMLElement): Sort {
  return SORTS.find(sort => sort === element.getAttribute('sort')) ?? 'newest';
}

/** How many top comments come at first. */
export const PAGE = 20;

/** What is asked for first. */
export function firstPage(page: string, sort: Sort): ThreadQuery {
  return { page, sort, limit: PAGE, replies: 5 };
}

/** Asks for the comments of the elements that are on the page already, while the rest of the script is still to begin. */
export function askAheadOfAll(): void {
  document
    .querySelectorAll<HTMLElement>('repartee-comments[site]:not(:defined, [loading=lazy], :has([data-repartee]))')
    .forEach(element => {
      const site = new Site(serverOf(element), element.getAttribute('site')!, () => null);
      askAhead(site.threadAt(firstPage(thisPage(element.getAttribute('page')).key, orderOf(element))));
    });
}
