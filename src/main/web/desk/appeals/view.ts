import { html, nothing } from 'lit-html';
import { guard } from 'lit-html/directives/guard.js';
import { renderedByServer } from '../../client/trusted.js';
import { reasonNamed } from '../site/reasons.js';
import { pagesView } from '../view/pages-view.js';
import { when } from '../view/time.js';
import { verdict } from '../view/verdict.js';
import { say, tell } from '../words/words.js';
import type { Appeal, AppealDecision } from './appeals-api.js';
import type { AppealsPage } from './page.js';

const STATES: Record<Appeal['state'], string> = { open: 'open', upheld: 'upheld', dismissed: 'dismissed', settled: 'settled otherwise' };

export function appealsView(page: AppealsPage) {
  const choice = (state: AppealsPage['state'], words: string) =>
    html`<button class="chip" aria-pressed=${page.state === state} @click=${() => page.show(state)}>${words}</button>`;
  return html`<div class="ranges" role="group" aria-label=${say('Which')}>${choice('open', say('Open'))}${choice('decided', say('Decided'))}</div>
    ${pagesView(page.list, one => appealView(page, one), say('There are no appeals.'))}`;
}

function appealView(page: AppealsPage, appeal: Appeal) {
  return html`<li class="row appeal"><div>
    <p><b><bdi>${appeal.author.name}</bdi></b> <span class="soft">· ${appeal.page.title || appeal.page.key} · ${when(appeal.at)}</span></p>
    <blockquote class="parent"><div class="text" dir="auto" .innerHTML=${guard([appeal.html], () => renderedByServer(appeal.html))}></div></blockquote>
    ${againstView(appeal)}
    <p class="typed" dir="auto">${appeal.body}</p>
    ${appeal.state === 'open' ? (appeal.mayDecide ? decideView(page, appeal) : html`<p class="soft">${say('Another moderator must decide about this: you have turned it down, or written it.')}</p>`) : outcomeView(appeal)}
  </div></li>`;
}

function againstView({ decision, status }: Appeal) {
  return html`<p class="soft">${decision
    ? html`${tell('{what} by {who}', { what: html`<b class="is-${status}">${verdict(status)}</b>`, who: html`<bdi>${decision.by}</bdi>` })} · ${when(decision.at)}${decision.reason ? ` · ${say(reasonNamed(decision.reason))}` : nothing}${decision.note ? html` · <span dir="auto">${decision.note}</span>` : nothing}`
    : say('The checks turned it down by themselves.')}</p>`;
}

function decideView(page: AppealsPage, appeal: Appeal) {
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const text = (name: string) => String(form.get(name) ?? '').trim() || undefined;
    const outcome = (event.submitter as HTMLButtonElement).value as AppealDecision['outcome'];
    void page.decide(appeal, { outcome, answer: text('answer'), note: text('note') });
  };
  return html`<form class="stack" @submit=${submit}>
    <label>${say('What the author is told')}<textarea name="answer" rows="2" maxlength="1000" dir="auto"></textarea></label>
    <label>${say('Note for other moderators')}<input name="note" maxlength="2000" autocomplete="off" dir="auto"></label>
    <div class="acts end"><button class="button approve" value="upheld">${say('Bring the comment back')}</button><button class="button reject" value="dismissed">${say('Dismiss the appeal')}</button></div></form>`;
}

function outcomeView({ state, by, note, answer, decidedAt }: Appeal) {
  return html`<p class="soft"><b>${say(STATES[state])}</b>${by ? html` · <bdi>${by}</bdi>` : nothing}${decidedAt ? html` · ${when(decidedAt)}` : nothing}</p>
    ${answer ? html`<p dir="auto">${answer}</p>` : nothing}${note ? html`<p class="soft" dir="auto">${note}</p>` : nothing}`;
}
