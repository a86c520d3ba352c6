import type { Account } from '../../client/shapes.js';
import type { Own } from '../account/own.js';
import type { Problem } from '../../client/problem.js';
import { asProblem, avatar, explain, html, nothing } from '../borrowed.js';
import type { ActingScene, Scene } from '../view/scene.js';
import type { Acting } from './acting.js';
import { isAnonymous, isOwnAccount } from './authors.js';
import { frame, type Dialog } from './dialog.js';
import { writtenView, type Written } from './written.js';

/** Who the reader is here, what the reader wrote, and what can be set. */
export class ProfileDialog implements Dialog {
  /** Null while it is not known, or where the server cannot say. */
  private written: Written | null = null;
  /** Why another name was not taken. */
  private problem: Problem | null = null;
  private own: Own | null = null;

  constructor(scene: Scene, private readonly acting: Acting) {
    acting.account.use(part => (this.own = part.open(scene, acting)));
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
        ${isOwnAccount(session) ? this.nameView(scene) : nothing}
        <label class="check"><input type="checkbox" .checked=${announcer.talkative} @change=${(event: Event) => (announcer.talkative = (event.target as HTMLInputElement).checked)}>
          <span>${words.say('announce')}</span></label>
        ${this.written ? html`<h4>${words.say('yourComments')}</h4>${writtenView(scene, this.written)}` : nothing}
        ${this.own?.view(scene)}
        ${isAnonymous(session) && this.acting.offersAccounts
          ? html`<button class="button primary" part="button" data-do="sign-in" @click=${() => this.acting.signIn()}>${words.say('signIn')}</button>`
          : nothing}
        ${session.isGuest ? html`<button class="button" part="button" data-do="sign-out" @click=${() => this.signOut(scene)}>${words.say('signOut')}</button>` : nothing}`,
    );
  }

  /** An account that was made at this server may have another name. */
  private nameView(scene: ActingScene) {
    const { words, session } = scene;
    const submit = (event: SubmitEvent) => {
      event.preventDefault();
      void this.rename(scene, String(new FormData(event.target as HTMLFormElement).get('name')).trim());
    };
    return html`${this.problem ? html`<p class="problem" role="alert">${explain(this.problem, words)}</p>` : nothing}
      <form class="form" @submit=${submit}><label>${words.say('name')}
        <input class="field" name="name" required maxlength="40" autocomplete="nickname" dir="auto" .value=${session.name}></label>
        <div class="buttons"><button class="button" part="button" data-do="rename">${words.say('keepSo')}</button></div></form>`;
  }

  private async rename({ site, session, host }: ActingScene, name: string): Promise<void> {
    try {
      session.learn(await site.signed<Account>('/accounts/me', { method: 'PATCH', body: { name } }));
      this.problem = null;
    } catch (thrown) {
      this.problem = asProblem(thrown);
    }
    host.changed();
  }

  private signOut(scene: ActingScene): void {
    // What this server knows of the sign-in ends too, where it keeps one; here it is over in any case.
    scene.site.signed('/auth/sign-out', { method: 'POST', body: {} }).catch(() => {});
    this.acting.leave();
  }
}
