import type { Acting } from '../acting/acting.js';
import { html, nothing } from '../borrowed.js';
import type { ActingScene, Scene } from '../view/scene.js';
import type { Matter } from './own.js';

/** Where somebody is signed in. */
interface Device {
  id: string;
  current: boolean;
  /** Browser and system. */
  device: string;
  usedAt: string;
}

/** Where the reader is signed in with this server; whatever is not theirs is signed out there. */
export class Devices implements Matter {
  private all: Device[] = [];

  constructor(private readonly scene: Scene, private readonly acting: Acting) {
    void this.look();
  }

  view({ words }: ActingScene) {
    return this.all.length
      ? html`<section><h4>${words.say('devices')}</h4><ul class="lines" role="list">${this.all.map(
            one => html`<li><span><bdi>${one.device}</bdi> <span class="muted">${one.current ? words.say('thisDevice') : words.ago(one.usedAt)}</span></span>
              ${one.current ? nothing : html`<button class="link" data-do="end" @click=${() => this.end(one)}>${words.say('endThere')}</button>`}</li>`,
          )}</ul>
          ${this.all.length > 1 ? html`<button class="button" part="button" data-do="end-all" @click=${() => this.endAll()}>${words.say('endAll')}</button>` : nothing}</section>`
      : nothing;
  }

  private async look(): Promise<void> {
    const { site, host } = this.scene;
    try {
      this.all = (await site.signed<{ items: Device[] }>('/auth/sessions')).items;
    } catch {
      // Then it is not said.
    }
    host.changed();
  }

  private async end({ id }: Device): Promise<void> {
    try {
      await this.scene.site.signed(`/auth/sessions/${id}`, { method: 'DELETE' });
      await this.look();
    } catch (thrown) {
      this.acting.failed(thrown);
    }
  }

  private async endAll(): Promise<void> {
    try {
      await this.scene.site.signed('/auth/sessions', { method: 'DELETE' });
      this.acting.leave();
    } catch (thrown) {
      this.acting.failed(thrown);
    }
  }
}
