import { html, nothing } from 'lit-html';
import { pagesView } from '../view/pages-view.js';
import { untilTime, when } from '../view/time.js';
import { say, tell } from '../words/words.js';
import { addView } from './add.js';
import type { SsoPage } from './page.js';
import type { MadeKey, SsoKey } from './sso-api.js';

const KINDS: Record<string, string> = { secret: 'shared secret', 'public-key': 'public key', jwks: 'keys that the issuer publishes' };

export function ssoView(page: SsoPage) {
  return html`<p class="soft lead">${say('With these the publisher’s own tokens are checked, so that readers are signed in here as they are there.')}</p>
    ${page.made ? madeView(page, page.made) : nothing}
    ${page.problem ? html`<p class="problem" role="alert">${page.problem.fields[0]?.detail ?? page.problem.message}</p>` : nothing}
    ${pagesView(page.list, one => keyView(page, one), say('There are no keys: only accounts of this server sign in.'))}
    ${addView(page)}`;
}

function keyView(page: SsoPage, key: SsoKey) {
  const over = key.retiresAt !== null && Date.parse(key.retiresAt) <= Date.now();
  const asked = page.asked?.key.id === key.id ? page.asked.what : null;
  return html`<li class="row key ${over ? 'over' : ''}"><div>
      <p><b><bdi dir="ltr">${key.issuer}</bdi></b> <span class="tag">${say(KINDS[key.kind] ?? key.kind)}</span>${key.roles ? html` <span class="tag premoderate">${say('gives roles')}</span>` : nothing}</p>
      <p class="soft">${key.kid ? html`<code>${key.kid}</code> · ` : nothing}${key.algorithm ? `${key.algorithm} · ` : nothing}${key.url ? html`<bdi dir="ltr">${key.url}</bdi> · ` : nothing}${tell('since {when}', { when: when(key.createdAt) })}
        ${key.retiresAt ? html` · ${over ? say('over') : tell('until {when}', { when: untilTime(key.retiresAt) })}` : nothing}${key.declared ? ` · ${say('from the server’s configuration')}` : nothing}</p>
      ${asked === 'rotate' ? rotateView(page, key) : asked === 'remove' ? removeView(page, key) : nothing}</div>
    ${key.declared || asked ? nothing : html`<div class="acts">${key.kind === 'jwks' || over ? nothing : html`<button class="button" @click=${() => page.ask(key, 'rotate')}>${say('Replace…')}</button>`}
      <button class="button reject" @click=${() => page.ask(key, 'remove')}>${say('Take away…')}</button></div>`}</li>`;
}

function rotateView(page: SsoPage, key: SsoKey) {
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const given = new FormData(event.target as HTMLFormElement);
    const publicKey = String(given.get('publicKey') ?? '').trim();
    void page.rotate(key, { overlapMinutes: Number(given.get('overlap')), ...(publicKey ? { publicKey } : {}) });
  };
  return html`<form class="stack" @submit=${submit}>
    <p>${say('A new key is made beside it. The old one counts until then, so that tokens in use go on.')}</p>
    <label>${say('The old one counts for')}<select name="overlap"><option value="60">${say('an hour')}</option><option value="1440" selected>${say('a day')}</option><option value="10080">${say('a week')}</option><option value="0">${say('no longer')}</option></select></label>
    ${key.kind === 'public-key' ? html`<label>${say('The new public key (PEM)')}<textarea name="publicKey" rows="4" required dir="ltr" spellcheck="false"></textarea></label>` : nothing}
    <div class="acts end"><button type="button" class="button quiet" @click=${() => page.giveUp()}>${say('Cancel')}</button><button class="button primary">${say('Replace it')}</button></div></form>`;
}

function removeView(page: SsoPage, key: SsoKey) {
  return html`<div class="stack" role="alert"><p>${say('Whoever was signed in by it is signed out within a second, on all servers.')}</p>
    <div class="acts end"><button class="button quiet" @click=${() => page.giveUp()}>${say('Cancel')}</button><button class="button reject strong" @click=${() => page.remove(key)}>${say('Take it away')}</button></div></div>`;
}

/** A secret is shown once: there is no way to read it again. */
function madeView(page: SsoPage, { secret, kid, issuer }: MadeKey) {
  return html`<section class="panel made" role="status"><h2>${say('The new key of {issuer}', { issuer })}</h2>
    <dl class="marks">${kid ? html`<div><dt>kid</dt><dd><code>${kid}</code></dd></div>` : nothing}${secret ? html`<div><dt>${say('Secret')}</dt><dd><code class="secret">${secret}</code></dd></div>` : nothing}</dl>
    ${secret ? html`<p class="flag">${say('Take it now: it is not shown again.')}</p>` : nothing}
    <div class="acts">${secret ? html`<button class="button primary" @click=${() => navigator.clipboard?.writeText(secret)}>${say('Copy the secret')}</button>` : nothing}
      <button class="button" @click=${() => page.giveUp()}>${say('I have it')}</button></div></section>`;
}
