import { html, nothing } from 'lit-html';
import { say } from '../words/words.js';
import type { SsoPage } from './page.js';
import type { KeyKind, NewKey } from './sso-api.js';

const KINDS: [kind: KeyKind, name: string, about: string][] = [
  ['secret', 'A shared secret', 'Made here, told once, and kept by your own sign-in (HS256).'],
  ['public-key', 'A public key', 'Your sign-in has the private one (RS256, ES256, EdDSA).'],
  ['jwks', 'Keys that you publish', 'Your sign-in changes them by itself; they are read from an address.'],
];

/** The form for another key. */
export function addView(page: SsoPage) {
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    void page.add(keyIn(form), form);
  };
  return html`<details class="panel"><summary>${say('Another key')}</summary><form class="stack" @submit=${submit}>
    <fieldset class="choices"><legend>${say('Kind')}</legend>${KINDS.map(([kind, name, about]) => html`<label class="choice"><input type="radio" name="kind" value=${kind} ?checked=${kind === KINDS[0]![0]}
      @change=${() => page.choose(kind)}><span>${say(name)}<span class="soft">${say(about)}</span></span></label>`)}</fieldset>
    <label>${say('Issuer of the tokens (iss)')}<input name="issuer" required dir="ltr" placeholder="https://www.daily.example" autocomplete="off" spellcheck="false"></label>
    ${page.kind === 'jwks' ? html`<label>${say('Address of the keys')}<input name="url" type="url" required dir="ltr" placeholder="https://www.daily.example/jwks.json" autocomplete="off"></label>` : nothing}
    ${page.kind === 'public-key' ? html`<label>${say('Algorithm')}<select name="algorithm"><option>RS256</option><option>ES256</option><option>EdDSA</option></select></label>
      <label>${say('Public key (PEM)')}<textarea name="publicKey" rows="5" required dir="ltr" spellcheck="false"></textarea></label>
      <label>${say('Name of the key (kid), made up when empty')}<input name="kid" dir="ltr" autocomplete="off"></label>` : nothing}
    <label class="check"><input type="checkbox" name="roles">${say('Its tokens may make moderators and administrators')}</label>
    <div class="acts end"><button class="button primary">${say('Add the key')}</button></div></form></details>`;
}

function keyIn(form: HTMLFormElement): NewKey {
  const given = new FormData(form);
  const text = (name: string) => String(given.get(name) ?? '').trim();
  const optional = (name: 'url' | 'algorithm' | 'publicKey' | 'kid') => (text(name) ? { [name]: text(name) } : {});
  return {
    kind: text('kind') as KeyKind,
    issuer: text('issuer'),
    roles: given.get('roles') !== null,
    ...optional('url'),
    ...optional('algorithm'),
    ...optional('publicKey'),
    ...optional('kid'),
  };
}
