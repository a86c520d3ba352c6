import { hears, type LiveState } from '../../client/live/state.js';
import { html, nothing } from '../borrowed.js';
import type { ActingScene, Scene } from '../view/scene.js';
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
