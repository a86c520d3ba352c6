import { html } from 'lit-html';
import { number } from '../view/time.js';
import { say } from '../words/words.js';
import type { SpamModel, Weighed } from './learnt-api.js';
import type { LearntPage } from './page.js';

export function learntView(page: LearntPage) {
  if (page.problem) {
    return html`<div class="empty" role="alert"><p>${say('This could not be loaded.')}</p><p class="soft">${page.problem.message}</p>
      <button class="button" @click=${() => page.load()}>${say('Try again')}</button></div>`;
  }
  return page.model ? modelView(page.model) : html`<p class="soft" aria-busy="true">${say('Loading…')}</p>`;
}

function modelView({ active, examples, spamWords, fineWords }: SpamModel) {
  const strongest = Math.max(1, ...[...spamWords, ...fineWords].map(({ weight }) => Math.abs(weight)));
  return html`<div class="learnt"><section class="panel"><h2>${say(active ? 'The check for spam speaks' : 'The check for spam says nothing yet')}</h2>
      <p class="soft">${say('It learns from what moderators of this site approve, restore and mark as spam, and from nobody else. It speaks when it has seen {n} of each, and while its setting is not off.', { n: number(examples.needed) })}</p>
      <dl class="examples">${exampleView(say('Marked as spam'), examples.spam, examples.needed)}${exampleView(say('Approved or restored'), examples.fine, examples.needed)}</dl></section>
    <div class="pair">${wordsView(say('Speak for spam'), 'spam', spamWords, strongest)}${wordsView(say('Speak against it'), 'fine', fineWords, strongest)}</div></div>`;
}

function exampleView(title: string, seen: number, needed: number) {
  return html`<div><dt>${title}</dt><dd><span class="number">${number(seen)}</span>
    <span class="gauge" aria-hidden="true"><span .style=${`inline-size: ${Math.min(100, needed ? (seen * 100) / needed : 100)}%`}></span></span></dd></div>`;
}

function wordsView(title: string, side: 'spam' | 'fine', words: Weighed[], strongest: number) {
  return html`<section class="panel weighed ${side}"><h2>${title}</h2>${words.length
    ? html`<ol>${words.map(({ word, weight }) => html`<li><bdi>${word}</bdi><span class="bar" aria-hidden="true"><span .style=${`inline-size: ${(Math.abs(weight) * 100) / strongest}%`}></span></span><span class="number">${weight.toFixed(1)}</span></li>`)}</ol>`
    : html`<p class="soft">${say('Nothing yet.')}</p>`}</section>`;
}
