import { html } from 'lit-html';
import { GROUPS } from '../keys/keymap.js';
import { keysAreOn, turnKeys } from '../keys/switch.js';
import type { Session } from '../session.js';
import { say } from '../words/words.js';
import { frame } from './frame.js';

/** All keys, and the switch for who types by voice or by accident. */
export function keysView(session: Session) {
  return frame(session, 'keys', say('Keys'), html`
    <div class="keys" tabindex="0" role="group" aria-label=${say('Keys')}>${GROUPS().map(({ title, keys }) => html`<section><h3>${say(title)}</h3>
      <dl>${keys.map(({ shown, meaning }) => html`<div><dt>${shown.map(key => html`<kbd>${key}</kbd> `)}</dt><dd>${say(meaning)}</dd></div>`)}</dl></section>`)}</div>
    <label class="check"><input type="checkbox" .checked=${keysAreOn()} @change=${(event: Event) => turnKeys((event.target as HTMLInputElement).checked)}>
      ${say('Single keys do something')}</label>`);
}
