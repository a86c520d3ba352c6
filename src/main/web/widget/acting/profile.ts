import { avatar, html, nothing } from '../borrowed.js';
import type { ActingScene, Scene } from '../view/scene.js';
import type { Acting } from './acting.js';
import { frame, type Dialog } from './dialog.js';
import { writtenView, type Written } from './written.js';

/** Who the reader is here, what the reader wrote, and what can be set. */
export class ProfileDialog implements Dialog {
  /** Null while it is not known, or where the server cannot say. */
  private written: Written | null = null;

  constructor(scene: Scene, private readonly acting: Acting) {
    if (acting.offers('comments')) {
      scene.site.signed<Written>('/accounts/me/comments').then(
        written => {
          this.written = written;
          scene.host.changed();
        },
        () => {},
      );
    }
  }

  view(scene: ActingScene) {
    const { words, session, acting: { announcer } } = scene;
    return frame(
      scene,
      'drawer',
      words.say('profile'),
      html`<p class="person">${avatar({ id: session.account?.id ?? '', name: session.name })}<bdi>${session.name}</bdi></p>
        <label class="check"><input type="checkbox" .checked=${announcer.talkative} @change=${(event: Event) => (announcer.talkative = (event.target as HTMLInputElement).checked)}>
          <span>${words.say('announce')}</span></label>
        ${this.written ? html`<h4>${words.say('yourComments')}</h4>${writtenView(scene, this.written)}` : nothing}
        ${session.isGuest ? html`<button class="button" part="button" data-do="sign-out" @click=${() => this.signOut(scene)}>${words.say('signOut')}</button>` : nothing}`,
    );
  }

  private signOut(scene: ActingScene): void {
    // What this server knows of the sign-in ends too, where it keeps one; here it is over in any case.
    scene.site.signed('/auth/sign-out', { method: 'POST', body: {} }).catch(() => {});
    scene.session.forget();
    this.acting.show(null);
    scene.identified();
  }
}
