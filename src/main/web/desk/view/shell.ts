import { html, nothing } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import type { LiveState } from '../../client/live/connection.js';
import type { Made } from '../entry.js';
import { KEYS } from '../keys.js';
import type { Queue } from '../queue.js';
import { cardView, times, verb } from './card.js';

export interface Shell {
  queue: Queue;
  siteName: string;
  me: string;
  notice: string;
  signOut(): void;
  help(): void;
}

const STATES: Record<LiveState, string> = {
  idle: 'Connecting…',
  connecting: 'Connecting…',
  live: 'Live',
  fallback: 'Live',
  waiting: 'Reconnecting…',
  offline: 'Offline',
  stopped: 'Disconnected',
};

/** The desk: what waits, and what was decided. */
export function shellView(shell: Shell) {
  const { queue } = shell;
  return html`<header class="top">
      <img src="icon.svg" alt="" width="30" height="30">
      <p class="site"><b>${shell.siteName}</b><span class="soft">Moderators’ desk</span></p>
      <span class="state ${queue.live}" role="status"><span class="dot" aria-hidden="true"></span>${STATES[queue.live]}</span>
      <span class="who soft">${shell.me}</span>
      <button class="button quiet" @click=${() => shell.help()} aria-label="Keys">?</button>
      <button class="button quiet" @click=${() => shell.signOut()}>Sign out</button>
    </header>
    <div class="desk">
      <main aria-labelledby="pending">
        <h1 id="pending">Waiting <span class="number">${queue.loaded ? queue.pending : ''}</span></h1>
        ${waiting(queue)}
      </main>
      ${queue.loaded ? lately(queue) : nothing}
    </div>
    <div class="notices" role="status" aria-live="polite">${shell.notice ? html`<p class="notice">${shell.notice}</p>` : nothing}</div>
    ${helpView()}`;
}

function lately(queue: Queue) {
  return html`<aside aria-labelledby="decided">
    <h2 id="decided">Decided lately</h2>
    ${queue.decisions.list.length
      ? html`<ol class="log">${repeat(queue.decisions.list, made => made.id, made => logView(queue, made))}</ol>`
      : html`<p class="soft">Nothing yet.</p>`}
  </aside>`;
}

function waiting(queue: Queue) {
  if (queue.problem) {
    return html`<div class="empty" role="alert"><p>The queue could not be loaded.</p><p class="soft">${queue.problem.message}</p>
      <button class="button" @click=${() => queue.load()}>Try again</button></div>`;
  }
  if (!queue.loaded) {
    return html`<ol class="cards" aria-busy="true">${[1, 2, 3].map(() => html`<li class="card bone" aria-hidden="true"></li>`)}</ol>`;
  }
  if (!queue.entries.length) {
    return html`<div class="empty"><img class="calm" src="clear.svg" alt="" width="160" height="120"><p>Nothing is waiting.</p>
      <p class="soft">New comments appear here by themselves.</p></div>`;
  }
  return html`<ol class="cards">${repeat(queue.entries, entry => entry.item.id, entry => cardView(queue, entry))}</ol>
    ${queue.next ? html`<button class="button wide" @click=${() => queue.more()}>Show more</button>` : nothing}`;
}

function logView(queue: Queue, made: Made) {
  return html`<li class=${made.undone ? 'undone' : ''}>
    <p><span class="verdict-${made.status}">${verb(made.status)}</span> <span class="soft">by</span> <bdi>${made.mine ? 'you' : made.by}</bdi>
      <time class="soft" datetime=${made.at} title=${times.fully(made.at)}>${times.ago(made.at)}</time></p>
    <p class="soft excerpt" dir="auto"><bdi>${made.author}</bdi>: ${made.text}</p>
    ${made.undone
      ? html`<p class="soft">taken back</p>`
      : html`<button class="link" @click=${() => queue.undo(made)} aria-label="Undo: ${verb(made.status)} ${made.author}">Undo</button>`}
  </li>`;
}

function helpView() {
  return html`<dialog id="help" aria-labelledby="help-title">
    <h2 id="help-title">Keys</h2>
    <dl>${KEYS.map(([key, meaning]) => html`<div><dt><kbd>${key}</kbd></dt><dd>${meaning}</dd></div>`)}</dl>
    <form method="dialog"><button class="button" autofocus>Close</button></form>
  </dialog>`;
}
