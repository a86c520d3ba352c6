import { html, nothing } from 'lit-html';
import type { Finding, QueueItem } from '../site/shapes.js';
import { say, tell } from '../words/words.js';
import { phaseName } from './phases.js';

/** How much of the text is shown around what a check saw. */
const AROUND = 48;

/** What a check asked for, where it is more than telling. */
const ASKED: Record<string, string> = { hold: 'asked to hold it', spam: 'took it for spam', reject: 'asked to reject it' };

/** To hold is what checks mostly ask for; of a service of one's own one wants to know whether it has judged. */
const telling = ({ phase, ruling }: Finding) => ASKED[ruling ?? ''] !== undefined && (ruling !== 'hold' || phase === 'external');

/** Why a comment was held: each check's name, what it asked for and saw, and the place in the text as typed. */
export function findingsView(item: QueueItem) {
  const { findings, source } = item;
  return findings?.length
    ? html`<ul class="findings" aria-label=${say('Why it was held')}>${findings.map(finding => html`<li class=${isOverruled(item, finding) ? 'overruled' : ''}>
        <b>${say(phaseName(finding.phase ?? ''))}</b> ${telling(finding) ? html`<span class="ruling ${finding.ruling}">${say(ASKED[finding.ruling!]!)}</span>` : nothing}
        ${saysMore(source, finding) ? html`<span class="saw ${finding.span ? 'soft' : ''}" dir="auto">${finding.saw}</span> ` : nothing}${finding.span ? excerpt(source, finding.span) : nothing}
        ${isOverruled(item, finding) ? html`<span class="soft otherwise">${tell('{who} decided otherwise.', { who: html`<bdi>${item.decision!.by}</bdi>` })}</span>` : nothing}</li>`)}</ul>`
    : nothing;
}

/** A moderator published what a check would not have; also what a service of the publisher's had judged. */
function isOverruled({ status, editWaits, decision }: QueueItem, { ruling }: Finding): boolean {
  const letThrough = status === 'published' && !editWaits && decision && !decision.undoes && decision.status === 'published';
  return Boolean(letThrough) && ASKED[ruling ?? ''] !== undefined;
}

/** Whether what was seen is not told by its place already: a word in disguise, or a character that nobody can see. */
function saysMore(source: string, { saw = '', span }: Finding): boolean {
  return !span || saw.toLowerCase() !== source.slice(span.from, span.to).toLowerCase();
}

/** What turns the direction of all that follows; and what nobody sees at all. */
const TURNING = /[\u202a-\u202e\u2066-\u2069]/g;
const UNSEEN = /\p{Cf}|(?![\n\r\t])\p{Cc}/gu;

const named = (character: string) => `‹U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}›`;

function excerpt(source: string, { from, to }: NonNullable<Finding['span']>) {
  const start = Math.max(0, from - AROUND);
  const end = Math.min(source.length, to + AROUND);
  const around = (a: number, b: number) => source.slice(a, b).replace(TURNING, named);
  return html`<q class="typed" dir="auto">${start > 0 ? '…' : ''}${around(start, from)}<mark>${source.slice(from, to).replace(UNSEEN, named)}</mark>${around(to, end)}${end < source.length ? '…' : ''}</q>`;
}
