import { html, nothing } from 'lit-html';
import { guard } from 'lit-html/directives/guard.js';
import type { Sort } from '../../client/site.js';
import { renderedByServer } from '../../client/trusted.js';
import { SORTS } from '../wanted.js';
import { explain } from '../words/problems.js';
import { avatar } from './avatar.js';
import type { Scene } from './scene.js';

/** The heading, with how many comments there are; whether they are live, and the reader's own corner, come a moment later. */
export function headingView(scene: Scene) {
  const { words, reading, hand } = scene;
  const total = reading.state === 'ready' ? words.number(reading.model.total) : '';
  return html`<header class="heading" part="header">
    <h2 id="title" part="title">${words.say('title')}
      <span class="total" part="count">${total}</span></h2>
    ${hand.it?.companyView(scene)}
  </header>`;
}

/** What the newsroom says and asks above the comments. */
export function prefaceView({ reading: { thread } }: Scene) {
  const { question, message } = thread ?? {};
  return html`${question ? html`<p class="question" part="question" dir="auto">${question}</p>` : nothing}
    ${message
      ? html`<div class="message text" part="message" dir="auto" .innerHTML=${guard([message], () => renderedByServer(message))}></div>`
      : nothing}`;
}

/** Where a reader begins to write, or is told why not. */
export function entranceView(scene: Scene) {
  const { words, pen, session, reading } = scene;
  if (reading.closed) {
    return html`<p class="closed" part="closed">${words.say('closed')}</p>`;
  }
  const info = scene.info();
  const known = session.token || !info || info.policy.guests;
  const main = known ? pen.author?.composers.main : undefined;
  if (main?.open) {
    return pen.it!.composerView(scene, main);
  }
  return html`<button id="join" class="join" part="join" aria-busy=${pen.loading} @pointerenter=${pen.prepare} @focus=${pen.prepare}
      @click=${() => (known ? pen.use(({ author }) => author.composers.begin()) : scene.signIn())}>
    ${session.token ? avatar({ id: session.account?.id ?? '', name: session.name }) : nothing}
    <span>${words.say(known ? 'join' : 'signInHint')}</span></button>
    ${pen.problem ? html`<p class="problem" part="problem" role="alert">${explain(pen.problem, words)}</p>` : nothing}`;
}

/** The order of the list, and beside it what is going on. */
export function toolbarView(scene: Scene) {
  const { words, reading, hand } = scene;
  const { model } = reading;
  if (!model.roots.length && !model.waits) {
    return html`<div class="bar bare">${hand.it?.typingView(scene)}</div>`;
  }
  const votes = scene.info()?.votes ?? 'off';
  const sorts = SORTS.filter(sort => sort !== 'top' || votes !== 'off' || model.sort === sort);
  const choice = (sort: Sort) =>
    html`<button class="tab" part="sort" aria-pressed=${model.sort === sort} @click=${() => reading.sort(sort)}>${words.say(sort)}</button>`;
  return html`${hand.it?.noticeView(scene)}
    <div class="bar">
      <div class="choices" role="group" aria-label=${words.say('order')}>${sorts.map(choice)}</div>
      ${hand.it?.featuredView(scene)} ${hand.it?.typingView(scene)}
    </div>
    ${hand.it?.waitingView(scene)}`;
}

/** What stands where the comments will be, about as high as they are. */
export function skeletonView({ words }: Scene) {
  return html`<div class="skeleton" role="status"><span class="hidden">${words.say('loading')}</span>
    ${[1, 2, 3, 4].map(
      () => html`<div class="comment bone" aria-hidden="true"><span class="face"></span>
        <span class="line short"></span><span class="line"></span><span class="line short"></span></div>`,
    )}</div>`;
}
