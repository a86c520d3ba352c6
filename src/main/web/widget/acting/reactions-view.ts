import type { Comment, Reaction, Tally } from '../../client/shapes.js';
import { html, nothing } from '../borrowed.js';
import type { ActingScene } from '../view/scene.js';
import { icon } from './icons.js';

/** What readers think of a comment: votes where the site has them, and reactions. */
export function votesView(scene: ActingScene, comment: Comment) {
  const { words, acting } = scene;
  const info = scene.info();
  const { switches } = scene.reading.thread ?? {};
  const votes = switches?.votes === false ? 'off' : (info?.votes ?? 'off');
  const offered = switches?.reactions === false ? [] : (info?.reactions ?? []);
  const mine = acting.tallies.myVote(comment.id);
  const arrow = (value: 1 | -1, count: number) => html`<button class="vote ${value > 0 ? 'up' : 'down'}" part="vote" data-do=${value > 0 ? 'up' : 'down'}
      aria-pressed=${mine === value} aria-label="${words.say(value > 0 ? 'voteUp' : 'voteDown')}, ${words.number(count)}" title=${words.say(value > 0 ? 'voteUp' : 'voteDown')}
      @click=${() => acting.tallies.vote(comment, value)}>${icon('up')}<span class="n" aria-hidden="true">${count ? words.number(count) : ''}</span></button>`;
  return html`${votes === 'off'
    ? nothing
    : html`<span class="votes" part="votes">${arrow(1, comment.votes?.up ?? 0)}${votes === 'up-down' ? arrow(-1, comment.votes?.down ?? 0) : nothing}</span>`}
    ${reactions(offered, comment.reactions, acting.tallies.myReactions(comment.id), scene, name => acting.tallies.react(comment, name))}`;
}

/** What readers think of the story itself. */
export function pageReactionsView(scene: ActingScene) {
  const { thread } = scene.reading;
  const offered = thread?.switches?.reactions === false ? [] : (scene.info()?.pageReactions ?? []);
  return offered.length
    ? html`<div class="page-reactions" part="page-reactions">${reactions(
        offered, thread?.reactions, scene.mine?.pageReactions ?? [], scene, name => scene.acting.tallies.reactToPage(name), true)}</div>`
    : nothing;
}

/** Those that somebody gave, and a way to give another; or all of them, where there is room. */
function reactions(
  offered: Reaction[],
  counts: Tally = {},
  own: string[],
  { words, acting }: ActingScene,
  give: (name: string) => void,
  all = false,
) {
  if (!offered.length) {
    return nothing;
  }
  const shown = offered.filter(({ name }) => all || counts[name] || own.includes(name));
  const button = ({ name, emoji }: Reaction) => html`<button class="reaction" part="reaction" data-reaction=${name} aria-pressed=${own.includes(name)}
    aria-label="${name}, ${words.number(counts[name] ?? 0)}" @click=${() => give(name)}><span aria-hidden="true">${emoji}</span>${counts[name] ? html`<span class="n" aria-hidden="true">${words.number(counts[name]!)}</span>` : nothing}</button>`;
  return html`<span class="reactions" role="group" aria-label=${words.say('react')}>${shown.map(button)}
    ${shown.length < offered.length
      ? html`<button class="round" part="react" data-do="react" aria-haspopup="true" aria-label=${words.say('react')} title=${words.say('react')}
          @click=${(event: Event) => acting.menu.offer(event, offered.map(one => ({ text: one.emoji, label: one.name, act: () => give(one.name) })))}>${icon('smile')}</button>`
      : nothing}</span>`;
}
