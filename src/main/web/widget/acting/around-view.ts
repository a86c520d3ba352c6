import { hears, type LiveState } from '../../client/live/state.js';
import { guard, html, nothing, renderedByServer } from '../borrowed.js';
import type { ActingScene, Scene } from '../view/scene.js';
import { FeaturedDialog } from './featured.js';
import { meView } from './me-view.js';

const STATES: Partial<Record<LiveState, 'live' | 'reconnecting' | 'offline' | 'stopped'>> = {
  live: 'live',
  fallback: 'live',
  waiting: 'reconnecting',
  offline: 'offline',
  stopped: 'stopped',
};

/** Whether the page is live, who else is here, and the reader's own corner. */
export function companyView(scene: ActingScene) {
  const { words } = scene;
  const { live, people } = scene.reading;
  const key = STATES[live];
  const company = hears(live) && people.readers > 1;
  return html`<span class="connection ${live}" part="connection" role="status">${
    key ? html`<span class="dot" aria-hidden="true"></span><span class="state">${words.say(key)}</span>` : nothing}</span>
    <span class="muted people" part="readers">${company ? words.say('readers', { n: people.readers }) : nothing}</span>
    <div class="me">${meView(scene)}</div>`;
}

/** That others are writing; the reader is not told of the reader. */
export function typingView({ words, reading: { people }, pen }: Scene) {
  const typing = Math.max(0, people.typing - (pen.author?.typing ? 1 : 0));
  return html`<span class="muted typing" part="typing">${typing ? words.say('typing', { n: typing }) : nothing}</span>`;
}

/** Beside the orders of the list, where editors have recommended something. */
export function featuredView({ words, acting, reading: { thread } }: ActingScene) {
  const many = thread?.featuredCount ?? 0;
  return many
    ? html`<button class="tab" part="featured" data-do="featured" aria-haspopup="dialog"
        @click=${() => acting.show(new FeaturedDialog(acting.scene, acting))}>${words.say('featured')} <span class="total">${words.number(many)}</span></button>`
    : nothing;
}

/** New comments that wait above the list. It floats there and takes no room. */
export function waitingView({ words, reading }: Scene) {
  const { waits } = reading.model;
  return html`<div class="float">${waits
    ? html`<button class="pill" part="pill" @click=${() => reading.reveal()}>
        <span aria-hidden="true">↑ </span>${words.say('waiting', { n: waits })}</button>`
    : nothing}</div>`;
}

/** Until when one may write here. */
export function closesView({ words, reading: { thread } }: Scene) {
  return thread?.closesAt && thread.state === 'open'
    ? html`<p class="muted until" part="closes">${words.say('closes', { time: words.times.fully(thread.closesAt) })}</p>`
    : nothing;
}

/** What the newsroom pinned, in short; each leads to its conversation. */
export function pinsView({ words, reading, host }: Scene) {
  return reading.pinned.length
    ? html`<ul class="pins" part="pins" role="list">${reading.pinned.map(
        ({ id, author, html: text, createdAt }) => html`<li class="pin" part="pin"><p class="byline"><span class="badge" part="badge">${words.say('pinned')}</span>
          <bdi class="name">${author?.name}</bdi> <a class="when" href=${host.addressOf(id)}><time datetime=${createdAt}>${words.ago(createdAt)}</time></a></p>
          <div class="text short" dir="auto" .innerHTML=${guard([text], () => renderedByServer(text ?? ''))}></div></li>`,
      )}</ul>`
    : nothing;
}
