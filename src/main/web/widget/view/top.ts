import { html, nothing } from 'lit-html';
import { hears, type LiveState } from '../../client/live/state.js';
import type { Sort } from '../../client/site.js';
import { explain } from '../words/problems.js';
import { avatar } from './avatar.js';
import type { Scene } from './scene.js';

/** The heading, with how many comments there are and whether they are live. */
export function headingView({ words, reading }: Scene) {
  const total = reading.state === 'ready' ? words.number(reading.model.total) : '';
  return html`<header class="heading" part="header">
    <h2 id="title" part="title">${words.say('title')}
      <span class="total" part="count" aria-label=${words.say('count', { n: reading.model.total })}>${total}</span></h2>
    ${connectionView(reading.live, words)}
  </header>`;
}

function connectionView(state: LiveState, words: Scene['words']) {
  const live = hears(state);
  const text = { live: 'live', fallback: 'live', waiting: 'reconnecting', offline: 'offline', stopped: 'stopped' } as const;
  const key = state in text ? text[state as keyof typeof text] : null;
  return html`<span class="connection ${state}" part="connection" role="status">${
    key ? html`<span class="dot" aria-hidden="true"></span><span class=${live ? 'quiet' : ''}>${words.say(key)}</span>` : nothing}</span>`;
}

/** Where a reader begins to write, or is told why not. */
export function entranceView(scene: Scene) {
  const { words, pen, session, reading } = scene;
  if (reading.closed) {
    return html`<p class="closed" part="closed">${words.say('closed')}</p>`;
  }
  const info = scene.info();
  if (!session.token && info && !info.policy.guests) {
    return html`<div class="closed" part="closed"><p>${words.say('signInHint')}</p>
      <button id="join" class="button primary" part="button primary" @click=${() => scene.signIn()}>${words.say('signIn')}</button></div>`;
  }
  const main = pen.author?.composers.main;
  if (main?.open) {
    return pen.writing!.composerView(scene, main);
  }
  return html`<button id="join" class="join" part="join" aria-busy=${pen.loading} @pointerenter=${pen.prepare} @focus=${pen.prepare}
      @click=${() => pen.use(author => author.composers.begin())}>
    ${session.token ? avatar({ id: session.account?.id ?? '', name: session.name }) : nothing}
    <span>${words.say('join')}</span></button>
    ${pen.problem ? html`<p class="problem" part="problem" role="alert">${explain(pen.problem, words)}</p>` : nothing}`;
}

/** The order of the list, and new comments that wait above it. */
export function toolbarView({ words, reading }: Scene) {
  const { model } = reading;
  const waiting = model.waiting.size;
  if (!model.roots.length && !waiting) {
    return html`<div class="space"></div>`;
  }
  const choice = (sort: Sort) =>
    html`<button class="tab" part="sort" aria-pressed=${model.sort === sort} @click=${() => reading.sort(sort)}>${words.say(sort)}</button>`;
  return html`<div class="bar">
      ${model.roots.length > 1 || model.next
        ? html`<div class="choices" role="group" aria-label=${words.say('order')}>${choice('newest')}${choice('oldest')}</div>`
        : nothing}
    </div>
    <div class="float">${waiting
      ? html`<button class="pill" part="pill" @click=${() => reading.reveal()}>
          <span aria-hidden="true">↑ </span>${words.say('waiting', { n: waiting })}</button>`
      : nothing}</div>`;
}

/** What stands where the comments will be, about as high as they are. */
export function skeletonView({ words }: Scene) {
  return html`<div class="skeleton" role="status"><span class="hidden">${words.say('loading')}</span>
    ${[62, 88, 47, 74].map(
      width => html`<div class="comment bone" aria-hidden="true"><span class="face"></span>
        <span class="line short"></span><span class="line"></span><span class="line w${width}"></span></div>`,
    )}</div>`;
}
