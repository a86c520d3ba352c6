import { html } from 'lit-html';
import type { Entry } from '../queue/entry.js';
import type { Session } from '../session.js';
import { actionsFor, type Action } from '../site/actions.js';
import { say } from '../words/words.js';

const NAMES: Record<Action, [name: string, key: string]> = {
  approve: ['Approve', 'a'],
  restore: ['Restore', 'a'],
  reject: ['Reject', 'r'],
  spam: ['Spam', 's'],
};

/** What can be done with a comment. Only the buttons of the current one are stops of the Tab key. */
export function actsView(session: Session, { item }: Entry) {
  const current = item.id === session.queue.selection.current;
  const stop = current ? 0 : -1;
  return html`<div class="acts">
    ${actionsFor(item.status).map(action => html`<button class="button ${action}" tabindex=${stop}
        @click=${() => session.work.decide(action, item.id)}>${say(NAMES[action][0])} <kbd>${NAMES[action][1]}</kbd></button>`)}
    <span class="more">
      <button class="button quiet beside-opener" tabindex=${stop} @click=${() => session.dialogs.show({ kind: 'beside' })}>${say('Conversation')} <kbd>c</kbd></button>
      <button class="button quiet" tabindex=${stop} @click=${() => session.dialogs.author(item.author)}>${say('Author')} <kbd>i</kbd></button>
      <button class="button quiet" tabindex=${stop} @click=${() => session.dialogs.history(item)}>${say('History')} <kbd>h</kbd></button>
      <button class="button quiet icon" tabindex=${stop} aria-label=${say('More')} title=${say('More')} @click=${() => session.dialogs.show({ kind: 'further', item })}>⋯</button>
    </span>
  </div>`;
}
