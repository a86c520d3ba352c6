import { avatar, html, nothing } from '../borrowed.js';
import type { Sending } from '../writing/outbox.js';
import type { WritingScene } from './scene.js';

/** A comment that is on its way. */
export function sendingView(scene: WritingScene, sending: Sending) {
  const { words, author } = scene;
  const failed = sending.state === 'failed';
  const { account, name } = author.session;
  const state = { sending: 'sending', retrying: 'stillSending', failed: 'notSent' } as const;
  return html`<li class="item"><article class="comment sending" part="comment sending">
    ${avatar({ id: account?.id ?? '', name: name || author.name })}
    <header class="byline" part="byline">
      <bdi class="name" part="name">${name || author.name}</bdi>
      <span class="muted" role="status">${words.say(state[sending.state])}</span>
      ${sending.state === 'retrying' && author.slow.left ? html`<span class="muted count" aria-hidden="true">${clock(author.slow.left)}</span>` : nothing}
    </header>
    <div class="text plain" part="text" dir="auto">${sending.text}</div>
    ${failed
      ? html`<div class="acts" part="actions">
          <button class="link" @click=${() => author.outbox.send(sending)}>${words.say('again')}</button>
          <button class="link" @click=${() => author.takeBack(sending)}>${words.say('takeBack')}</button></div>`
      : nothing}
  </article></li>`;
}

/** So many seconds as a clock shows them, in the digits of every language. */
function clock(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** What is on its way to that place: below a top-level comment, or at the top level. */
export function sendingsAt(scene: WritingScene, rootId: string | null) {
  return scene.author.outbox.sendings
    .filter(sending => sending.rootId === rootId && !sending.seen)
    .map(sending => sendingView(scene, sending));
}
