import { html, nothing, type TemplateResult } from 'lit-html';
import { REPORTED } from '../reports/names.js';
import { phaseName } from '../view/phases.js';
import { number } from '../view/time.js';
import { say } from '../words/words.js';
import type { StatisticsPage } from './page.js';
import type { Statistics } from './statistics-api.js';
import { byModerator } from './sums.js';

const RANGES = [7, 30, 90];

export function statisticsView(page: StatisticsPage) {
  return html`<div class="statistics">
    <div class="ranges" role="group" aria-label=${say('Time')}>${RANGES.map(days => html`<button class="chip" aria-pressed=${page.days === days} @click=${() => page.load(days)}>${say('{n} days', { n: days })}</button>`)}</div>
    ${page.problem ? html`<p class="problem" role="alert">${page.problem.message}</p>` : nothing}
    ${page.statistics ? contentView(page.statistics) : page.problem ? nothing : html`<p class="soft" aria-busy="true">${say('Loading…')}</p>`}
  </div>`;
}

function contentView(all: Statistics) {
  return html`<section class="panel"><h2>${say('Decisions per day')}</h2><div class="chart" dir="ltr" aria-hidden="true"></div></section>
    <section class="panel"><h2>${say('Minutes until half of them were decided')}</h2><div class="chart" dir="ltr" aria-hidden="true"></div></section>
    ${table(say('Moderators'), [say('Moderator'), say('Decisions'), say('Approved'), say('Median time')],
      byModerator(all).map(({ name, decisions, approved, medianSeconds }) => [html`<bdi>${name}</bdi>`, number(decisions), share(approved), duration(medianSeconds)]))}
    ${table(say('Checks'), [say('Check'), say('Decided'), say('Overturned'), say('Right')],
      all.phases.map(one => [html`${say(phaseName(one.phase))}`, number(one.decided), number(one.overturned), share(one.precision)]))}
    ${table(say('Reports'), [say('Reason'), say('Upheld'), say('Dismissed'), say('Right')],
      all.reports.map(one => [html`${say(REPORTED[one.reason] ?? one.reason)}`, number(one.upheld), number(one.dismissed), share(one.accuracy)]))}
    ${table(say('Appeals'), [say('Open'), say('Upheld'), say('Dismissed'), say('Settled')],
      [[html`${number(all.appeals.open)}`, number(all.appeals.upheld), number(all.appeals.dismissed), number(all.appeals.settled)]])}`;
}

function table(title: string, heads: string[], rows: (string | TemplateResult)[][]) {
  return html`<section class="panel"><h2>${title}</h2>${rows.length
    ? html`<div class="wide" tabindex="0" role="region" aria-label=${title}><table><thead><tr>${heads.map(head => html`<th scope="col">${head}</th>`)}</tr></thead>
        <tbody>${rows.map(([first, ...rest]) => html`<tr><td>${first}</td>${rest.map(cell => html`<td class="number">${cell}</td>`)}</tr>`)}</tbody></table></div>`
    : html`<p class="soft">${say('Nothing yet.')}</p>`}</section>`;
}

function share(value: number | null): string {
  return value === null ? '–' : `${Math.round(value * 100)} %`;
}

function duration(seconds: number | null): string {
  if (seconds === null) {
    return '–';
  }
  return seconds < 120 ? say('{n} s', { n: Math.round(seconds) }) : seconds < 7200 ? say('{n} min', { n: Math.round(seconds / 60) }) : say('{n} h', { n: Math.round(seconds / 3600) });
}
