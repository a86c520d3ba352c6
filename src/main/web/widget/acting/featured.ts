import type { Comment } from '../../client/shapes.js';
import { asProblem, html, nothing, renderedByServer } from '../borrowed.js';
import type { ActingScene, Scene } from '../view/scene.js';
import type { Acting } from './acting.js';
import { frame, type Dialog } from './dialog.js';

const PAGE = 20;

/** What editors recommend of this conversation, wherever it stands in it. */
export class FeaturedDialog implements Dialog {
  private items: Comment[] = [];
  private next: string | null = null;
  private loading = true;

  constructor(
    private readonly scene: Scene,
    private readonly acting: Acting,
  ) {
    void this.more();
  }

  view(scene: ActingScene) {
    const { words } = scene;
    return frame(
      scene,
      'drawer',
      words.say('featured'),
      html`${this.items.length
          ? html`<ul class="notices" role="list">${this.items.map(item => this.pick(scene, item))}</ul>`
          : html`<p class="muted" role="status">${words.say(this.loading ? 'loading' : 'empty')}</p>`}
        ${this.next ? html`<button class="button wide" ?disabled=${this.loading} @click=${() => this.more()}>${words.say(this.loading ? 'loading' : 'more')}</button>` : nothing}`,
    );
  }

  private pick({ words, host }: ActingScene, { id, author, createdAt, html: text }: Comment) {
    const go = (event: Event) => {
      event.preventDefault();
      this.acting.show(null);
      void this.acting.open(id);
    };
    return html`<li part="pick"><p><bdi class="name">${author?.name}</bdi>
        <a class="muted" href=${host.addressOf(id)} @click=${go}><time datetime=${createdAt}>${words.ago(createdAt)}</time></a></p>
      <div class="text short" dir="auto" .innerHTML=${renderedByServer(text ?? '')}></div></li>`;
  }

  private async more(): Promise<void> {
    const { site, page, host } = this.scene;
    this.loading = true;
    host.changed();
    try {
      const query = { page, featured: true, sort: 'newest', limit: PAGE, replies: 0, after: this.next } as const;
      const { items, next } = await site.thread(query);
      this.items = [...this.items, ...items];
      this.next = next;
    } catch (thrown) {
      this.acting.failed(asProblem(thrown));
    }
    this.loading = false;
    host.changed();
  }
}
