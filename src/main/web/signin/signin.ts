import { render } from 'lit-html';
import { SignInApi } from './api.js';
import { Page } from './page.js';
import { pageView } from './view.js';
import { returned, takeWay } from './way.js';
import { wordsFor } from './words.js';

const main = document.querySelector('main')!;
const { site, origin, refused } = main.dataset;
// What the server wrote for browsers without scripts.
main.replaceChildren();
const query = new URLSearchParams(location.search);
const answer = returned(location.search);
const way = answer && takeWay(site!);
const words = await wordsFor(way?.language ?? query.get('lang') ?? navigator.language);
document.documentElement.lang = words.language;
document.documentElement.dir = words.direction;

let shown = '';
const page = new Page(
  new SignInApi(location.pathname.replace(/\/sign-in\/?$/, ''), words.language),
  site!,
  origin || way?.origin || null,
  () => {
    render(pageView(page, words), main);
    document.title = words.say('title', { site: page.siteName });
    const now = `${page.view} ${page.ways.length}`;
    if (shown !== now) {
      shown = now;
      main.querySelector<HTMLElement>('input, form button, .service')?.focus();
    }
  },
);
page.guestName = way?.guest ?? query.get('guest');
// Who comes back from another service by the browser's button begins anew.
addEventListener('pageshow', ({ persisted }) => persisted && location.reload());
// What another service answers, and the secret of a link, stay out of the history: a reload begins anew.
const { hash } = location;
if (answer) {
  const again = way ? `?origin=${encodeURIComponent(way.origin)}&lang=${way.language}` : '';
  history.replaceState(null, '', location.pathname + again);
  void page.services.comeBack(answer, way);
} else {
  if (hash) {
    history.replaceState(null, '', location.pathname + location.search);
  }
  const link = query.get('link');
  void (link && refused === undefined ? page.services.link(link) : page.begin(hash, refused !== undefined));
}
