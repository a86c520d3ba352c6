import { render } from 'lit-html';
import { SignInApi } from './api.js';
import { Page } from './page.js';
import { pageView } from './view.js';
import { Words } from './words.js';

const main = document.querySelector('main')!;
const { site, origin, refused } = main.dataset;
const words = new Words(new URLSearchParams(location.search).get('lang') ?? navigator.language);
document.documentElement.lang = words.language;
document.documentElement.dir = words.direction;

let shown = '';
const page = new Page(
  new SignInApi(location.pathname.replace(/\/sign-in\/?$/, ''), words.language),
  site!,
  origin || null,
  () => {
    render(pageView(page, words), main);
    document.title = words.say('title', { site: page.siteName });
    const now = `${page.view} ${page.ways.length}`;
    if (shown !== now) {
      shown = now;
      main.querySelector<HTMLElement>('input, form button')?.focus();
    }
  },
);
void page.begin(location.hash, refused !== undefined);
// The secret of a link stays out of the history.
if (location.hash) {
  history.replaceState(null, '', location.pathname + location.search);
}
