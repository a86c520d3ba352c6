import { html, nothing } from 'lit-html';
import { REASONS } from '../site/reasons.js';
import { say } from '../words/words.js';
import { DURATIONS, KINDS } from './kinds.js';
import type { SanctionKind, SanctionRequest } from './sanctions-api.js';

/** The fields of a sanction. What depends on the kind is there when it matters. */
export function sanctionFields(kinds: SanctionKind[], chosen: SanctionKind, choose: (kind: SanctionKind) => void) {
  const { ends } = KINDS[chosen];
  return html`<fieldset class="kinds"><legend class="unseen">${say('Sanction')}</legend>
      ${kinds.map(kind => html`<label class="choice"><input type="radio" name="kind" value=${kind} .checked=${kind === chosen} @change=${() => choose(kind)}>
        <span>${say(KINDS[kind].name)}<span class="soft">${say(KINDS[kind].about)}</span></span></label>`)}</fieldset>
    <div class="fields">
      ${ends === 'never' ? nothing : html`<label>${say('For')}<select name="hours">
        ${ends === 'may' ? html`<option value="">${say('no end')}</option>` : nothing}
        ${DURATIONS.map(([hours, name]) => html`<option value=${hours} .selected=${hours === 168 && ends === 'must'}>${say(name)}</option>`)}</select></label>`}
      <label>${say('Reason')}<select name="reason">${REASONS.map(([code, name]) => html`<option value=${code}>${say(name)}</option>`)}</select></label>
    </div>
    <label>${say('What they are told')}<textarea name="message" rows="2" maxlength="1000" dir="auto"></textarea></label>
    <label>${say('Note for other moderators')}<textarea name="note" rows="2" maxlength="2000" dir="auto"></textarea></label>`;
}

/** What was filled in. */
export function sanctionIn(form: HTMLFormElement, now = Date.now()): SanctionRequest {
  const given = new FormData(form);
  const text = (name: string) => String(given.get(name) ?? '').trim();
  const hours = Number(text('hours'));
  return {
    kind: text('kind') as SanctionKind,
    reason: text('reason'),
    ...(hours ? { until: new Date(now + hours * 3_600_000).toISOString() } : {}),
    ...(text('message') ? { message: text('message') } : {}),
    ...(text('note') ? { note: text('note') } : {}),
  };
}
