import { html, nothing } from 'lit-html';
import { number } from '../view/time.js';
import { say } from '../words/words.js';
import type { ImportReport, OwnReport } from './transfer-api.js';

/** What a file holds, and how much of it is here. */
export function reportView(report: ImportReport | OwnReport) {
  return html`<div class="report">${'kinds' in report ? ownView(report) : foreignView(report)}</div>`;
}

function foreignView(report: ImportReport) {
  return html`<ul>
    <li>${say('Pages: {n}, of them without a comment: {empty}', { n: number(report.pages), empty: number(report.emptyPages) })}</li>
    <li>${say('Comments: {n}, of them here: {here}, not here: {missing}', { n: number(report.comments), here: number(report.here), missing: number(report.comments - report.here) })}</li>
    ${report.added ? html`<li>${say('Comments that came with this file: {n}', { n: number(report.added) })}</li>` : nothing}
    <li>${say('Authors: {n}, of them under several names: {merged}', { n: number(report.authors), merged: number(report.authorsMerged) })}</li>
    ${report.repeated ? html`<li>${say('Comments with an id that another one in the file has, which stay out: {n}', { n: number(report.repeated) })}</li>` : nothing}
    ${report.withoutPage ? html`<li>${say('Comments whose page the file does not have, which stay out: {n}', { n: number(report.withoutPage) })}</li>` : nothing}
    ${report.withoutParent ? html`<li>${say('Answers to what the file does not have: {n}', { n: number(report.withoutParent) })}</li>` : nothing}
  </ul>
  ${listView(say('Pages on none of the site’s origins'), report.strangers)}
  ${listView(say('Left out, and why'), report.skipped, report.skippedEntries)}`;
}

function ownView({ kinds }: OwnReport) {
  return html`<ul>${kinds.map(({ kind, found, here }) => html`<li><span dir="ltr">${kind}</span> ${number(found)}
    ${kind === 'comment' ? say('(here: {n})', { n: number(here) }) : nothing}</li>`)}</ul>`;
}

function listView(title: string, lines: string[], all = lines.length) {
  return lines.length ? html`<details><summary>${title} (${number(all)})</summary><ul dir="ltr">${lines.map(line => html`<li><bdi>${line}</bdi></li>`)}</ul></details>` : nothing;
}
