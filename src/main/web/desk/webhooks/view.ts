import { html, nothing } from 'lit-html';
import { pagesView } from '../view/pages-view.js';
import { when } from '../view/time.js';
import { say, tell } from '../words/words.js';
import type { WebhooksPage } from './page.js';
import { EVENTS, type Delivery, type Webhook } from './webhooks-api.js';

export function webhooksView(page: WebhooksPage) {
  return html`<p class="soft">${say('Your own systems are told what readers see, by signed requests.')}</p>
    ${page.secret ? secretView(page.secret) : nothing}
    ${pagesView(page.list, one => rowView(page, one), say('No system is told anything.'))}${newView(page)}`;
}

function secretView(secret: string) {
  return html`<div class="panel" role="status"><p>${say('The secret is shown only now. Keep it where the receiver can verify signatures.')}</p>
    <p dir="ltr"><code>${secret}</code></p></div>`;
}

function rowView(page: WebhooksPage, one: Webhook) {
  return html`<li class="row ${one.enabled ? '' : 'over'}"><div>
    <p><b dir="ltr">${one.url}</b> ${one.enabled ? nothing : html`<span class="tag ban">${say('switched off')}</span>`}</p>
    <p class="soft" dir="ltr">${one.events.join(', ')}</p>
    ${one.disabledWhy ? html`<p class="problem" role="alert">${tell('Switched off {when}, because for too long: {why}', { when: when(one.disabledAt!), why: html`<bdi>${one.disabledWhy}</bdi>` })}</p>` : nothing}
    ${one.enabled && one.failingSince ? html`<p class="problem">${tell('Has failed since {when}', { when: when(one.failingSince) })}</p>` : nothing}
    <div class="acts">
      <button class="button" aria-expanded=${page.opened?.id === one.id} @click=${() => page.toggleLog(one)}>${say('Deliveries')}</button>
      <button class="button" @click=${() => page.enable(one, !one.enabled)}>${one.enabled ? say('Switch off') : say('Switch on')}</button>
      <button class="button" @click=${() => page.newSecret(one)}>${say('Another secret')}</button>
      <button class="button" @click=${() => page.remove(one)}>${say('Remove it')}</button>
    </div>
    ${page.opened?.id === one.id && page.log ? html`<button class="link" @click=${() => page.replayAll(one)}>${say('Deliver again what was given up')}</button>
      ${pagesView(page.log, delivery => deliveryView(page, delivery), say('Nothing yet.'))}` : nothing}
  </div></li>`;
}

const STATES = { waiting: 'waiting', delivered: 'delivered', 'given-up': 'given up' };

function deliveryView(page: WebhooksPage, one: Delivery) {
  return html`<li class="row"><div>
    <p><span dir="ltr">${one.event}</span> <span class="soft">#${one.seq} · ${when(one.since)}</span> <b>${say(STATES[one.state])}</b></p>
    ${one.error && one.state !== 'delivered' ? html`<p class="soft"><bdi>${one.error}</bdi> · ${say('attempts: {n}', { n: one.attempts })}</p>` : nothing}</div>
    ${one.state === 'waiting' ? nothing : html`<button class="button" @click=${() => page.replay(one)}>${say('Again')}</button>`}
  </li>`;
}

function newView(page: WebhooksPage) {
  const submit = (event: SubmitEvent) => (event.preventDefault(), void page.create(event.target as HTMLFormElement));
  return html`<details class="panel"><summary>${say('Have another system told')}</summary>
    <form class="stack" @submit=${submit}>
      <label>${say('Address')}<input name="url" type="url" required dir="ltr" placeholder="https://hooks.daily.example/comments" autocomplete="off" spellcheck="false"></label>
      <fieldset><legend>${say('Of what')}</legend>${EVENTS.map(event => html`<label class="check"><input type="checkbox" name="event" value=${event} checked><span dir="ltr">${event}</span></label>`)}</fieldset>
      ${page.refused ? html`<p class="problem" role="alert">${page.refused.fields[0]?.detail ?? page.refused.message}</p>` : nothing}
      <div class="acts end"><button class="button strong">${say('Tell it from now on')}</button></div>
    </form></details>`;
}
