import { html, nothing, renderedByServer } from '../borrowed.js';
import type { ActingScene } from '../view/scene.js';
import type { Acting } from './acting.js';
import { frame, type Dialog } from './dialog.js';
import type { Notice } from './inbox.js';
import { StatementDialog } from './statement.js';
import { PreferencesDialog } from './preferences.js';

const KINDS = ['reply', 'mention', 'followed', 'decision'];

/** What the reader was told, the newest first. */
export class InboxDialog implements Dialog {
  constructor(acting: Acting) {
    void acting.inbox.look();
  }

  view(scene: ActingScene) {
    const { words, acting } = scene;
    const { items, unread, next, loading } = acting.inbox;
    return frame(
      scene,
      'drawer',
      words.say('notifications'),
      html`<p class="buttons">${unread ? html`<button class="link" @click=${() => acting.inbox.markRead()}>${words.say('markRead')}</button>` : nothing}
          <button class="link" data-do="preferences" @click=${() => acting.show(new PreferencesDialog(acting.scene))}>${words.say('told')}</button></p>
        ${items.length ? html`<ul class="notices" role="list">${items.map(item => notice(scene, item))}</ul>` : html`<p class="muted">${words.say('noNotifications')}</p>`}
        ${next ? html`<button class="button wide" ?disabled=${loading} @click=${() => acting.inbox.more()}>${words.say(loading ? 'loading' : 'more')}</button>` : nothing}`,
    );
  }
}

function notice(scene: ActingScene, { kind, comment, page, at, read, decision }: Notice) {
  const { words, acting, page: here } = scene;
  const turnedDown = comment && ['rejected', 'spam'].includes(decision?.status ?? '');
  const key = KINDS.includes(kind) ? (`n_${kind}` as 'n_reply') : 'n_other';
  const url = page?.url && comment ? `${page.url.split('#')[0]}#comment-${comment.id}` : null;
  const go = (event: Event) => {
    if (page?.key === here && comment) {
      event.preventDefault();
      acting.show(null);
      void acting.open(comment.id);
    }
  };
  const what = words.say(key, { name: comment?.author?.name ?? '' });
  return html`<li class=${read ? 'read' : 'unread'}><p>${url ? html`<a href=${url} @click=${go}>${what}</a>` : what}
      <time class="muted" datetime=${at}>${words.ago(at)}</time></p>
    ${page?.title ? html`<p class="muted" dir="auto">${page.title}</p>` : nothing}
    ${comment?.html ? html`<div class="text short" dir="auto" .innerHTML=${renderedByServer(comment.html)}></div>` : nothing}
    ${turnedDown ? html`<button class="link" data-do="why" @click=${() => acting.show(new StatementDialog(scene, acting, comment.id))}>${words.say('why')}</button>` : nothing}</li>`;
}
