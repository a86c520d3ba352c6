import type { Acting } from '../acting/acting.js';
import { html, nothing } from '../borrowed.js';
import type { ActingScene, Scene } from '../view/scene.js';
import type { Matter } from './own.js';

/** As the server lists it. */
interface Followed {
  kind: 'thread' | 'author' | 'section';
  target: string;
  url: string | null;
  title: string | null;
  name: string | null;
}

/** Pages, people and sections that the reader hears of. */
export class Follows implements Matter {
  private all: Followed[] = [];

  constructor(private readonly scene: Scene, private readonly acting: Acting) {
    scene.site.signed<{ items: Followed[] }>('/follows').then(
      ({ items }) => this.learn(items),
      () => {},
    );
  }

  view({ words }: ActingScene) {
    return this.all.length
      ? html`<section><h4>${words.say('follows')}</h4><ul class="lines" role="list">${this.all.map(one => {
          const { kind, target, url } = one;
          const name = one.title ?? one.name ?? target;
          const shown = html`<bdi>${kind === 'section' ? words.say('section', { name }) : name}</bdi>`;
          return html`<li>${url ? html`<a href=${url}>${shown}</a>` : shown}
            <button class="link" data-do="unfollow" @click=${() => this.leave(one)}>${words.say('unfollow', { name })}</button></li>`;
        })}</ul></section>`
      : nothing;
  }

  private async leave(one: Followed): Promise<void> {
    try {
      await this.acting.people.following(one.kind, one.target, false);
      this.learn(this.all.filter(other => other !== one));
      const { mine } = this.scene;
      await (mine && this.acting.people.look(mine));
    } catch (thrown) {
      this.acting.failed(thrown);
    }
  }

  private learn(all: Followed[]): void {
    this.all = all;
    this.scene.host.changed();
  }
}
