import { html, nothing } from 'lit-html';
import { OFFENCES, REPORTED } from '../reports/names.js';
import type { Report } from '../reports/reports-api.js';
import type { Session } from '../session.js';
import { when } from '../view/time.js';
import { say, tell } from '../words/words.js';
import type { Dialog } from './dialog.js';
import { frame } from './frame.js';

const VERDICTS = { dismissed: 'dismissed', upheld: 'upheld' };

/** What was reported about a comment, and by whom. */
export function reportsView(session: Session, { item, reports }: Extract<Dialog, { kind: 'reports' }>) {
  const title = say('Reports of a comment by {who}', { who: item.author?.name ?? '' });
  return frame(session, 'reports', title, html`<p class="soft excerpt" dir="auto">${item.source}</p>
    ${reports === null
      ? html`<p class="soft" aria-busy="true">${say('Loading…')}</p>`
      : reports.length ? html`<ul class="lines reports">${reports.map(reportView)}</ul>` : html`<p class="soft">${say('None.')}</p>`}`);
}

function reportView({ reason, detail, at, verdict, by, notice }: Report) {
  return html`<li><p><b>${say(REPORTED[reason] ?? reason)}</b> ${verdict ? html`<span class="tag">${say(VERDICTS[verdict])}</span>` : nothing}
      <span class="soft">· ${by ? html`${reporterView(by)} · ` : nothing}${when(at)}</span></p>
    ${detail ? html`<p dir="auto">${detail}</p>` : nothing}
    ${notice ? noticeView(notice) : nothing}</li>`;
}

function reporterView({ name, record }: NonNullable<Report['by']>) {
  return html`<bdi>${name}</bdi> (${say('{upheld} upheld, {dismissed} dismissed', record)})`;
}

function noticeView({ offence, location, explanation, name, email }: NonNullable<Report['notice']>) {
  return html`<p>${tell('Notice of illegal content: {what}', { what: html`<b>${say(OFFENCES[offence] ?? offence)}</b>` })}</p>
    <p dir="auto">${explanation}</p>
    <p class="soft" dir="auto">${location}${name || email ? html` · <bdi>${name}</bdi> <bdi>${email}</bdi>` : nothing}</p>`;
}
