import type { Problem } from '../../client/problem.js';
import { asProblem, explain, html, nothing } from '../borrowed.js';
import type { ActingScene, Scene } from '../view/scene.js';
import { frame, type Dialog } from './dialog.js';

const KINDS = ['replies', 'mentions', 'followed', 'decisions'] as const;
const TIMES = { never: 'm_never', 'at-once': 'm_at_once', hourly: 'm_hourly', daily: 'm_daily' } as const;

interface Preferences {
  inbox: Record<(typeof KINDS)[number], boolean>;
  mail: { when: keyof typeof TIMES; address: string | null; confirmed: boolean; available: boolean };
  language: string | null;
}

/** What the reader is told, where and when; it says plainly what that covers. Letters come in the language of the page. */
export class PreferencesDialog implements Dialog {
  private now: Preferences | null = null;
  private busy = false;
  private saved = false;
  private problem: Problem | null = null;

  constructor(private readonly scene: Scene) {
    void this.ask({});
  }

  view(scene: ActingScene) {
    const { words } = scene;
    return frame(scene, 'sheet', words.say('told'), html`<p class="muted">${words.say('toldHint')}</p>
      ${this.now ? this.form(scene, this.now) : html`<p class="muted" role="status">${this.problem ? explain(this.problem, words) : words.say('loading')}</p>`}`);
  }

  private form({ words, session }: ActingScene, { inbox, mail }: Preferences) {
    return html`<form class="form" @submit=${(event: Event) => this.submit(event)}>
      <fieldset><legend>${words.say('notifications')}</legend>${KINDS.map(
        kind => html`<label class="check"><input type="checkbox" name=${kind} .checked=${inbox[kind]}><span>${words.say(`p_${kind}`)}</span></label>`,
      )}</fieldset>
      ${mail.available && !session.isGuest
        ? html`<label>${words.say('mail')}<select class="field" name="when">${Object.entries(TIMES).map(
              ([when, key]) => html`<option value=${when} ?selected=${when === mail.when}>${words.say(key)}</option>`,
            )}</select></label>
            <label>${words.say('email')}<input class="field" name="address" type="email" autocomplete="email" .value=${mail.address ?? ''}></label>
            <p class="muted">${words.say('mailHint')}</p>
            ${mail.address && !mail.confirmed ? html`<p class="told" role="status">${words.say('unconfirmed')}</p>` : nothing}`
        : nothing}
      ${this.problem ? html`<p class="problem" role="alert">${explain(this.problem, words)}</p>` : nothing}
      <div class="buttons">${this.saved ? html`<span class="muted" role="status">${words.say('kept')}</span>` : nothing}
        <button class="button primary" part="button primary" ?disabled=${this.busy}>${words.say('keepSo')}</button></div>
    </form>`;
  }

  private async submit(event: Event): Promise<void> {
    event.preventDefault();
    const given = new FormData(event.target as HTMLFormElement);
    const inbox = Object.fromEntries(KINDS.map(kind => [kind, given.has(kind)]));
    const when = given.get('when') ?? 'never';
    const address = String(given.get('address') ?? '').trim() || null;
    const body = { inbox, mail: { when, address }, language: this.scene.host.words.locale };
    this.saved = await this.ask({ method: 'PUT', body });
    this.scene.host.changed();
  }

  /** Whether it worked; what the server answers is what is so. */
  private async ask(request: Parameters<Scene['site']['signed']>[1]): Promise<boolean> {
    this.busy = true;
    this.problem = null;
    this.scene.host.changed();
    try {
      this.now = await this.scene.site.signed<Preferences>('/preferences', request);
    } catch (thrown) {
      this.problem = asProblem(thrown);
    }
    this.busy = false;
    this.scene.host.changed();
    return !this.problem;
  }
}
