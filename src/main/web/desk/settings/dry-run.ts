import { html, nothing } from 'lit-html';
import type { Finding } from '../site/shapes.js';
import { phaseName } from '../view/phases.js';
import { number } from '../view/time.js';
import { say } from '../words/words.js';
import type { SettingsPage } from './page.js';

type Tried = 'published' | 'held' | 'spam' | 'rejected';

/** What settings would make of the latest comments, beside what the present ones do. */
export interface Rehearsal {
  comments: number;
  before: Record<Tried, number>;
  after: Record<Tried, number>;
  changed: number;
  /** Some of those that would end elsewhere. */
  changes: { commentId: string; excerpt: string; before: Tried; after: Tried; findings: Finding[] }[];
}

const ENDS: [end: Tried, title: string][] = [
  ['published', 'published'],
  ['held', 'held'],
  ['spam', 'spam'],
  ['rejected', 'rejected'],
];

/** What would happen, before anything does. */
export function rehearsalView(page: SettingsPage) {
  const { rehearsal } = page;
  if (!rehearsal) {
    return nothing;
  }
  const { comments, before, after, changed, changes } = rehearsal;
  return html`<section class="panel rehearsal" aria-labelledby="tried" aria-live="polite"><div class="about"><h2 id="tried">${say('What it would have done')}</h2>
      <button type="button" class="button quiet" @click=${() => page.forget()}>${say('Close')}</button></div>
    <p class="soft">${changed
      ? say('Of the latest {n} comments, {changed} would have ended elsewhere. Nothing has been changed.', { n: number(comments), changed: number(changed) })
      : say('Of the latest {n} comments, none would have ended elsewhere.', { n: number(comments) })}</p>
    <div class="wide"><table><thead><tr><th scope="col">${say('By the checks alone it would be')}</th><th scope="col">${say('Now')}</th><th scope="col">${say('Then')}</th></tr></thead>
      <tbody>${ENDS.map(([end, title]) => html`<tr class=${before[end] === after[end] ? '' : 'differs'}><th scope="row">${say(title)}</th><td class="number">${number(before[end])}</td><td class="number">${number(after[end])}</td></tr>`)}</tbody></table></div>
    ${changes.length ? html`<ul class="lines changes">${changes.map(one => html`<li>
      <p><b class="is-${one.before}">${say(one.before)}</b> <span class="arrow" aria-hidden="true">→</span><span class="unseen">${say('then')}</span> <b class="is-${one.after}">${say(one.after)}</b></p>
      <p class="excerpt typed" dir="auto">${one.excerpt}</p>
      ${one.findings.length ? html`<p class="soft">${one.findings.map(({ phase, saw }, n) => html`${n ? ' · ' : ''}${say(phaseName(phase ?? ''))}${saw ? html`: <bdi>${saw}</bdi>` : nothing}`)}</p>` : nothing}</li>`)}</ul>
      ${changed > changes.length ? html`<p class="soft">${say('and {n} more', { n: number(changed - changes.length) })}</p>` : nothing}` : nothing}
  </section>`;
}
