import { html, nothing } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import type { Session } from '../session.js';
import { isFiltered } from '../site/filters.js';
import { say, tell } from '../words/words.js';
import { bulkView } from './bulk.js';
import { cardView } from './card.js';
import { filtersView } from './filters.js';
import { number, when } from './time.js';
import type { WindowedList } from './windowed-list.js';

/** A queue: its heading, and its comments as far as they are near the window. */
export function queueView(session: Session, list: WindowedList) {
  const { queue } = session;
  const count = isFiltered(queue.filters) ? found(queue) : session.counts[queue.kind.name];
  return html`<main aria-labelledby="title">
    <div class="heading">
      <h1 id="title" tabindex="-1">${say(queue.kind.title)} <span class="number">${count === undefined || !queue.reading.loaded ? nothing : typeof count === 'number' ? number(count) : count}</span></h1>
      ${paceView(session)}
    </div>
    ${filtersView(session)}${bulkView(session)}
    ${content(session, list)}
  </main>`;
}

/** How many have been found so far. */
function found({ entries, reading }: Session['queue']): string {
  return `${number(entries.list.length)}${reading.next ? '+' : ''}`;
}

/** Since when the first one waits, and how fast all moderators are. */
function paceView({ pace, queue }: Session) {
  return pace && queue.kind.name === 'pending'
    ? html`<p class="soft pace">${pace.oldestWaiting ? html`${tell('waiting since {when}', { when: when(pace.oldestWaiting) })} · ` : nothing}${say('{n} decisions in the last hour', { n: pace.perHour })}</p>`
    : nothing;
}

function content(session: Session, list: WindowedList) {
  const { reading, entries, kind } = session.queue;
  if (reading.problem) {
    return html`<div class="empty" role="alert"><p>${say('The queue could not be loaded.')}</p><p class="soft">${reading.problem.message}</p>
      <button class="button" @click=${() => reading.start()}>${say('Try again')}</button></div>`;
  }
  if (!reading.loaded) {
    return html`<div aria-busy="true">${[1, 2, 3].map(() => html`<div class="card bone" aria-hidden="true"></div>`)}</div>`;
  }
  if (!entries.list.length) {
    return isFiltered(session.queue.filters)
      ? html`<div class="empty"><p>${say('Nothing here is like that.')}</p></div>`
      : html`<div class="empty"><img class="calm" src="clear.svg" alt="" width="160" height="120"><p>${say(kind.empty)}</p>
          <p class="soft">${say('New comments appear here by themselves.')}</p></div>`;
  }
  const { drawn, roomBelow } = list.slice();
  const total = reading.next === null ? entries.list.length : -1;
  return html`<div class="feed" role="feed" aria-labelledby="title" .style=${`padding-block-end: ${roomBelow}px`}>${repeat(
      drawn, ({ entry }) => entry.item.id, one => cardView(session, one, total))}</div>
    ${reading.next ? html`<p class="soft further" aria-hidden="true">${say('Loading…')}</p>` : nothing}`;
}
