import type { Mine } from '../../client/shapes.js';
import { avatar, html, nothing } from '../borrowed.js';
import type { ActingScene } from '../view/scene.js';
import { icon } from './icons.js';
import { InboxDialog } from './inbox-view.js';
import { ProfileDialog } from './profile.js';

/** The reader's own corner: following this page, notifications, and who one is; or the way in. */
export function meView(scene: ActingScene) {
  const { words, session, acting, mine } = scene;
  if (!session.token) {
    return acting.offersAccounts ? html`<button class="link" part="action" data-do="sign-in" @click=${() => acting.signIn()}>${words.say('signIn')}</button>` : nothing;
  }
  const { unread } = acting.inbox;
  return html`${mine?.follows ? followView(scene, mine.follows) : nothing}
    ${unread === null
      ? nothing
      : html`<button class="round" part="notifications" data-do="inbox" aria-label="${words.say('notifications')}, ${words.say('unread', { n: unread })}" title=${words.say('notifications')}
          @click=${() => acting.show(new InboxDialog(acting))}>${icon('bell')}${unread ? html`<span class="dot-n" aria-hidden="true">${words.number(unread)}</span>` : nothing}</button>`}
    <button class="round self" part="profile" data-do="profile" aria-label=${words.say('profile')} title=${session.name}
      @click=${() => acting.show(new ProfileDialog(scene, acting))}>${avatar({ id: session.account?.id ?? '', name: session.name })}</button>`;
}

/** Where the page belongs to a section, there is a choice. */
function followView({ words, acting, reading: { thread } }: ActingScene, { thread: page, section: all }: NonNullable<Mine['follows']>) {
  const section = thread?.section;
  const { people, menu } = acting;
  const choose = (event: Event) =>
    menu.offer(event, [
      { text: page ? words.say('unfollow', { name: thread?.title ?? '' }) : words.say('follow'), act: () => people.follow('thread') },
      { text: words.say(all ? 'unfollow' : 'followSection', { name: section ?? '' }), act: () => people.follow('section') },
    ]);
  return html`<button class="round" part="follow" data-do="follow" aria-pressed=${page || all} aria-haspopup=${section ? 'menu' : nothing} aria-label=${words.say('follow')}
    title=${words.say(page ? 'following' : 'follow')} @click=${section ? choose : () => people.follow('thread')}>${icon('follow')}</button>`;
}
