import { html, nothing } from 'lit-html';
import { STANDING } from '../sanctions/kinds.js';
import type { Session } from '../session.js';
import type { QueueItem } from '../site/shapes.js';
import { say, tell } from '../words/words.js';

/** What one should know of an author at a glance: whether they are new or trusted, under a sanction, and their record. */
export function whoView({ author, history }: QueueItem) {
  const record = author?.record ?? history;
  const first = record && record.published + record.rejected === 0;
  return html`${first ? html`<span class="tag">${say('first comment')}</span>` : author?.trust === 'trusted' ? html`<span class="tag trusted">${say('trusted')}</span>` : nothing}
    ${author?.standing?.map(kind => html`<span class="tag ${kind}">${say(STANDING[kind] ?? kind)}</span>`)}
    ${record && !first
      ? html`<span class="soft record">${say('{n} published', { n: record.published })}${record.rejected ? html` · <span class="is-rejected">${say('{n} rejected', { n: record.rejected })}</span>` : nothing}</span>`
      : nothing}`;
}

/** Who else is at a comment, so that two do not do the same work. */
export function othersView({ presence }: Session, item: QueueItem) {
  const all = presence.of(item.id);
  const taken = all.find(({ kind }) => kind === 'claimed');
  const names = all.map(({ by }) => by.name).join(', ');
  return all.length
    ? html`<p class="others ${taken ? 'taken' : ''}">${taken
        ? tell('{who} has taken this one.', { who: html`<bdi>${taken.by.name}</bdi>` })
        : tell('{who} is looking at this.', { who: html`<bdi>${names}</bdi>` })}</p>`
    : nothing;
}
