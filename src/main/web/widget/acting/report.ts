import type { Problem } from '../../client/problem.js';
import type { Comment } from '../../client/shapes.js';
import { asProblem, explain, html, nothing } from '../borrowed.js';
import type { ActingScene, Scene } from '../view/scene.js';
import type { Key } from '../words/words.js';
import type { Acting } from './acting.js';
import { frame, type Dialog } from './dialog.js';

const REASONS = ['spam', 'abuse', 'hate', 'threat', 'sexual', 'privacy', 'false', 'off_topic', 'other'];
const OFFENCES = ['child_sexual_abuse', 'terrorism', 'hate_speech', 'violence', 'defamation', 'privacy', 'fraud', 'copyright', 'other'];

/** Telling the moderators about a comment; or, for what is against the law, the formal notice that anybody may give. */
export class ReportDialog implements Dialog {
  private legal = false;
  private busy = false;
  private problem: Problem | null = null;
  /** Where the one who gave notice finds what became of it. */
  private receipt = '';

  constructor(
    private readonly scene: Scene,
    private readonly acting: Acting,
    private readonly comment: Comment,
  ) {
    // Only who is signed in can report; the notice is for everybody.
    this.legal = !scene.session.token;
  }

  view(scene: ActingScene) {
    const { words } = scene;
    if (this.receipt) {
      return frame(scene, 'sheet', words.say('illegalTitle'), html`<p role="status">${words.say('noticed')}</p><p><a href=${this.receipt} target="_blank" rel="noopener">${this.receipt}</a></p>`);
    }
    return frame(scene, 'sheet', words.say(this.legal ? 'illegalTitle' : 'reportTitle'), html`
      <form class="form" @submit=${(event: Event) => this.submit(event)}>
        ${this.legal ? this.noticeFields(scene) : this.reportFields(scene)}
        ${this.problem ? html`<p class="problem" role="alert">${explain(this.problem, words)}</p>` : nothing}
        <div class="buttons">
          ${this.legal
            ? scene.session.token ? nothing : html`<button type="button" class="link" @click=${() => this.signIn()}>${words.say('e_guests_may_not_report')}</button>`
            : html`<button type="button" class="link" data-do="illegal" @click=${() => this.change(true)}>${words.say('illegal')}</button>`}
          <button class="button primary" part="button primary" ?disabled=${this.busy}>${words.say('send')}</button></div>
      </form>`);
  }

  private reportFields({ words }: ActingScene) {
    return html`<p class="muted">${words.say('reportHint')}</p>
      <fieldset><legend class="hidden">${words.say('reportTitle')}</legend>${REASONS.map(
        reason => html`<label class="check"><input type="radio" name="reason" value=${reason} required><span>${words.say(`r_${reason}` as Key)}</span></label>`,
      )}</fieldset>
      <label>${words.say('detail')}<textarea class="field" name="detail" rows="2" maxlength="1000" dir="auto"></textarea></label>`;
  }

  private noticeFields({ words }: ActingScene) {
    return html`<label>${words.say('offence')}<select class="field" name="offence" required><option value=""></option>${OFFENCES.map(
        offence => html`<option value=${offence}>${words.say(`o_${offence}` as Key)}</option>`,
      )}</select></label>
      <label>${words.say('explanation')}<textarea class="field" name="explanation" rows="4" required minlength="20" maxlength="5000" dir="auto"></textarea></label>
      <label>${words.say('name')}<input class="field" name="name" autocomplete="name" dir="auto"></label>
      <label>${words.say('email')}<input class="field" name="email" type="email" autocomplete="email"></label>
      <label class="check"><input type="checkbox" name="goodFaith" required><span>${words.say('goodFaith')}</span></label>`;
  }

  private async submit(event: Event): Promise<void> {
    event.preventDefault();
    const given = Object.fromEntries(new FormData(event.target as HTMLFormElement)) as Record<string, string>;
    this.busy = true;
    this.problem = null;
    this.scene.host.changed();
    try {
      await (this.legal ? this.give(given) : this.report(given));
    } catch (thrown) {
      this.problem = asProblem(thrown);
    }
    this.busy = false;
    this.scene.host.changed();
  }

  private async report({ reason, detail }: Record<string, string>): Promise<void> {
    const { site, host } = this.scene;
    await site.signed(`/comments/${this.comment.id}/reports`, { method: 'POST', body: { reason, ...(detail && { detail }) } });
    this.acting.show(null);
    this.acting.toast(host.words.say('reported'));
  }

  private async give({ offence, explanation, name, email }: Record<string, string>): Promise<void> {
    const { site, host } = this.scene;
    const body = { offence, explanation, location: host.addressOf(this.comment.id), ...(name && { name }), ...(email && { email }), goodFaith: true };
    const { statusUrl } = await site.signed<{ statusUrl: string }>(`/comments/${this.comment.id}/illegal-content`, { method: 'POST', body });
    this.receipt = new URL(statusUrl, site.address).href;
  }

  private change(legal: boolean): void {
    this.legal = legal;
    this.problem = null;
    this.scene.host.changed();
  }

  private signIn(): void {
    this.acting.show(null);
    this.acting.signIn();
  }
}
