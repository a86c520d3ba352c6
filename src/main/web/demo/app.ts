/** A page that never reloads: going to another story changes the address and what is shown, and tells the comments which page it is now. */
interface Story {
  page: string;
  tab: string;
  kicker: string;
  headline: string;
  standfirst: string;
  body: string[];
}

const STORIES: Story[] = [
  {
    page: 'ferry',
    tab: 'Ferry',
    kicker: 'Waterfront',
    headline: 'The last diesel ferry leaves Tidewater quay',
    standfirst: 'After fifty-three years on the crossing, the Marten makes way for a boat you can hear the gulls over.',
    body: [
      'At ten past six this morning, with frost on the bollards, the Marten left Tidewater quay for the last time. She sounded her horn once, as she has on every crossing since 1973.',
      'By noon her successor lay in the same berth. Passengers on the first crossing lowered their voices without being asked, the way people do in fresh snow.',
    ],
  },
  {
    page: 'library',
    tab: 'Library',
    kicker: 'Town',
    headline: 'The library that lends out its benches',
    standfirst: 'Seven oak benches, a waiting list, and one rule: bring it back before the leaves fall.',
    body: [
      'It began with a broken wheelbarrow and a reader who wanted to sit where she could see the harbour. The librarian found the form for borrowing an atlas, crossed out one word, and wrote another.',
      'Three summers later the benches have been to two weddings, a wake and most of the better views in town.',
    ],
  },
  {
    page: 'market',
    tab: 'Market',
    kicker: 'Markets',
    headline: 'Night market stays on the slipway, for now',
    standfirst: 'Stallholders get another season while the council looks for somewhere with better lamps.',
    body: [
      'The tide decides when the market closes. That is the charm of it, say the people who come; it is also the trouble with it, say those who have to carry the tables.',
      'Until a drier place is found, the stalls may stay, provided that the last lamp is carried up before the water reaches the third step.',
    ],
  },
];

const element = (id: string) => document.getElementById(id)!;

const comments = document.createElement('repartee-comments');
comments.setAttribute('site', 'demo');
comments.setAttribute('loading', 'lazy');

function wanted(): Story {
  const page = new URLSearchParams(location.search).get('story');
  return STORIES.find(story => story.page === page) ?? STORIES[0]!;
}

function show(story: Story): void {
  document.title = `${story.headline} · The Tidewater Post`;
  element('kicker').textContent = story.kicker;
  element('headline').textContent = story.headline;
  element('standfirst').textContent = story.standfirst;
  element('body').replaceChildren(...story.body.map(text => Object.assign(document.createElement('p'), { textContent: text })));
  document.querySelectorAll<HTMLAnchorElement>('#stories a').forEach(link => {
    const current = link.dataset['page'] === story.page;
    current ? link.setAttribute('aria-current', 'page') : link.removeAttribute('aria-current');
  });
  comments.setAttribute('page', story.page);
  if (!comments.isConnected) {
    element('comments').append(comments);
  }
}

function tab(story: Story): HTMLLIElement {
  const count = document.createElement('repartee-count');
  count.setAttribute('site', 'demo');
  count.setAttribute('page', story.page);
  const link = document.createElement('a');
  link.href = `?story=${story.page}`;
  link.dataset['page'] = story.page;
  link.append(`${story.tab} `, count);
  const item = document.createElement('li');
  item.append(link);
  return item;
}

document.addEventListener('click', event => {
  const link = (event.target as Element).closest<HTMLAnchorElement>('#stories a, .masthead > .title');
  if (link && !event.metaKey && !event.ctrlKey && !event.shiftKey) {
    event.preventDefault();
    history.pushState(null, '', link.href);
    show(wanted());
    element('main').focus({ preventScroll: true });
    scrollTo({ top: 0 });
  }
});
addEventListener('popstate', () => show(wanted()));

element('stories').append(...STORIES.map(tab));
show(wanted());
