import type { Acting } from '../acting/acting.js';
import { html, nothing } from '../borrowed.js';
import type { ActingScene, Scene } from '../view/scene.js';
import type { Matter } from './own.js';

/** That the account is known to another service. */
interface Identity {
  id: string;
  provider: string;
}

/** By which other services somebody signs in to an account of this server's own: one more, or one less. */
export class WaysIn implements Matter {
  private linked: Identity[] | null = null;

  constructor(private readonly scene: Scene, private readonly acting: Acting) {
    void this.look();
  }

  view({ words }: ActingScene) {
    const { linked } = this;
    const names = this.names();
    if (!linked || !(linked.length || names.size)) {
      return nothing;
    }
    const others = [...names].filter(([provider]) => !linked.some(one => one.provider === provider));
    return html`<section><h4>${words.say('waysIn')}</h4><ul class="lines" role="list">
      ${linked.map(one => {
        const service = names.get(one.provider) ?? one.provider;
        return html`<li><bdi>${service}</bdi>
          <button class="link" data-do="unlink" @click=${() => this.unlink(one, service)}>${words.say('unlinkService', { service })}</button></li>`;
      })}
      ${others.map(([provider, service]) => html`<li>
          <button class="button" part="button" data-do="link" @click=${() => this.link(provider, service)}>${words.say('linkService', { service })}</button></li>`)}
    </ul></section>`;
  }

  /** What this site offers, as people know it. */
  private names(): Map<string, string> {
    const offered = this.scene.info()?.signInMethods ?? [];
    return new Map(offered.filter(({ provider }) => provider).map(({ provider, name }) => [provider!, name ?? provider!]));
  }

  private link(provider: string, service: string): void {
    const opened = this.acting.popup.link(provider, () => {
      this.acting.toast(this.scene.host.words.say('linkedService', { service }));
      void this.look();
    });
    if (!opened) {
      this.acting.say('e_popup_blocked');
    }
  }

  private async unlink({ id }: Identity, service: string): Promise<void> {
    try {
      await this.scene.site.signed(`/accounts/me/identities/${id}`, { method: 'DELETE' });
      this.acting.toast(this.scene.host.words.say('unlinkedService', { service }));
      await this.look();
    } catch (thrown) {
      this.acting.failed(thrown);
    }
  }

  private async look(): Promise<void> {
    const { site, host } = this.scene;
    try {
      this.linked = (await site.signed<{ items: Identity[] }>('/accounts/me/identities')).items;
    } catch {
      // Then there is nothing to be changed here for now.
    }
    host.changed();
  }
}
