import { html, nothing } from 'lit-html';
import type { Finding, QueueItem } from '../site/shapes.js';
import { say } from '../words/words.js';
import { phaseName } from './phases.js';

/** How much of the text is shown around what a check saw. */
const AROUND = 48;

/** Why a comment was held: each check's name, what it saw, and the place in the text as typed. */
export function findingsView({ findings, source }: QueueItem) {
  return findings?.length
    ? html`<ul class="findings" aria-label=${say('Why it was held')}>${findings.map(finding => html`<li>
        <b>${say(phaseName(finding.phase ?? ''))}</b> ${finding.span ? excerpt(source, finding.span) : html`<span dir="auto">${finding.saw}</span>`}</li>`)}</ul>`
    : nothing;
}

function excerpt(source: string, { from, to }: NonNullable<Finding['span']>) {
  const start = Math.max(0, from - AROUND);
  const end = Math.min(source.length, to + AROUND);
  return html`<q class="typed" dir="auto">${start > 0 ? '…' : ''}${source.slice(start, from)}<mark>${source.slice(from, to)}</mark>${source.slice(to, end)}${end < source.length ? '…' : ''}</q>`;
}
