import { html, nothing } from 'lit-html';
import { reasonNamed } from '../site/reasons.js';
import { pagesView } from '../view/pages-view.js';
import { untilTime, when } from '../view/time.js';
import { say, tell } from '../words/words.js';
import { sanctionFields } from './form.js';
import { STANDING } from './kinds.js';
import type { SanctionsPage } from './page.js';
import type { Sanction } from './sanctions-api.js';

export function sanctionsView(page: SanctionsPage) {
  return html`<label class="check"><input type="checkbox" .checked=${!page.active} @change=${() => page.show(!page.active)}>${say('Also those that are over')}</label>
    ${pagesView(page.list, one => rowView(page, one), say('Nobody is under a sanction.'))}${domainView(page)}`;
}

function rowView(page: SanctionsPage, one: Sanction) {
  const who = one.account?.name ?? `@${one.domain}`;
  return html`<li class="row ${one.active ? '' : 'over'}">
    <div><p><b><bdi>${who}</bdi></b> <span class="tag ${one.kind}">${say(STANDING[one.kind] ?? one.kind)}</span>
        ${one.until ? html`<span class="soft">${tell('until {when}', { when: untilTime(one.until) })}</span>` : nothing}</p>
      <p class="soft">${say(reasonNamed(one.reason))} · ${tell('{who}, {when}', { who: html`<bdi>${one.by.name}</bdi>`, when: when(one.at) })}
        ${one.liftedBy ? html` · ${tell('lifted by {who}', { who: html`<bdi>${one.liftedBy}</bdi>` })}` : nothing}
        ${one.acknowledgedAt ? html` · ${say('they have read it')}` : nothing}</p>
      ${one.message ? html`<p dir="auto">${one.message}</p>` : nothing}
      ${one.note ? html`<p class="soft" dir="auto">${one.note}</p>` : nothing}</div>
    ${one.active ? html`<button class="button" @click=${() => page.lift(one)} aria-label=${say('Lift the sanction on {who}', { who })}>${say('Lift')}</button>` : nothing}
  </li>`;
}

function domainView(page: SanctionsPage) {
  const submit = (event: SubmitEvent) => (event.preventDefault(), void page.putOnDomain(event.target as HTMLFormElement));
  return html`<details class="panel"><summary>${say('A sanction on a domain of e-mail')}</summary>
    <form class="stack" @submit=${submit}>
      <p class="soft">${say('For readers whose publisher has verified an address of exactly this domain.')}</p>
      <label>${say('Domain')}<input name="domain" required dir="ltr" placeholder="throwaway.example" autocomplete="off" spellcheck="false"></label>
      ${sanctionFields(['premoderate', 'suspend', 'ban'], page.choice, kind => page.choose(kind))}
      ${page.refused ? html`<p class="problem" role="alert">${page.refused.fields[0]?.detail ?? page.refused.message}</p>` : nothing}
      <div class="acts end"><button class="button reject strong">${say('Put it on the domain')}</button></div>
    </form></details>`;
}
