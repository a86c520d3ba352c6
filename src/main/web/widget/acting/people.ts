import type { Author, Comment, Mine } from '../../client/shapes.js';
import { html, nothing } from '../borrowed.js';
import type { Scene } from '../view/scene.js';
import type { Acting } from './acting.js';

/** What one does about others: follow, mute; and what a moderator does in passing. */
export class People {
  /** Comments of muted people that are shown nevertheless. */
  private readonly unveiled = new Set<string>();

  constructor(
    private readonly scene: Scene,
    private readonly acting: Acting,
  ) {}

  /** Whether the reader follows this page or its section, and whom. */
  async look(mine: Mine): Promise<void> {
    const { site, page, host, reading } = this.scene;
    try {
      const { items } = await site.signed<{ items: { kind: string; target: string }[] }>('/follows');
      const of = (wanted: string) => items.filter(({ kind }) => kind === wanted).map(({ target }) => target);
      mine.follows = { thread: of('thread').includes(page), section: of('section').includes(reading.thread?.section ?? ''), authors: of('author') };
      host.changed();
    } catch {
      // Then the reader is not offered to follow.
    }
  }

  mutes(id: string | undefined): boolean {
    return !!id && !!this.scene.mine?.mutes?.includes(id);
  }

  async mute({ id, name }: Author): Promise<void> {
    const { mine, host, site } = this.scene;
    const before = mine?.mutes ?? [];
    const muting = !before.includes(id);
    await this.change(
      on => mine && (mine.mutes = on ? [...before, id] : before.filter(other => other !== id)),
      () => site.signed(`/mutes/${id}`, { method: muting ? 'PUT' : 'DELETE', ...(muting && { body: {} }) }),
      muting,
    );
    host.announce(host.words.say(muting ? 'mute' : 'unmute', { name }));
  }

  /** Follows this page or its section, or no longer. */
  async follow(kind: 'thread' | 'section'): Promise<void> {
    const { mine, page, reading } = this.scene;
    if (!this.acting.known() || !mine?.follows) {
      return;
    }
    const on = !mine.follows[kind];
    await this.change(
      now => (mine.follows = { ...mine.follows!, [kind]: now }),
      () => this.following(kind, kind === 'thread' ? page : (reading.thread?.section ?? ''), on),
      on,
    );
    this.told(mine.follows[kind]);
  }

  /** Follows whoever wrote that, or no longer. */
  async followAuthor({ id }: Author): Promise<void> {
    const { mine } = this.scene;
    const before = mine?.follows?.authors ?? [];
    const on = !before.includes(id);
    await this.change(
      now => mine?.follows && (mine.follows.authors = now ? [...before, id] : before.filter(other => other !== id)),
      () => this.following('author', id, on),
      on,
    );
    this.told(!!mine?.follows?.authors.includes(id));
  }

  private told(follows: boolean): void {
    if (follows) {
      this.acting.toast(this.scene.host.words.say('followed'));
    }
  }

  async mark(comment: Comment, how: 'pin' | 'feature'): Promise<void> {
    const on = !(how === 'pin' ? comment.pinned : comment.featured);
    try {
      await this.scene.site.signed(`/comments/${comment.id}/${how}`, { method: 'PUT', body: { on } });
      await this.scene.reading.load(null);
    } catch (thrown) {
      this.acting.failed(thrown);
    }
  }

  /** What stands in the place of a muted person's comment. */
  veil({ words, host }: Scene, { id, author }: Comment) {
    if (!this.mutes(author?.id) || this.unveiled.has(id)) {
      return null;
    }
    const show = () => {
      this.unveiled.add(id);
      host.focusOn(`#c-${id}`);
      host.changed();
    };
    return html`<article id="c-${id}" class="comment gone" part="comment muted" tabindex="-1"><span class="face" aria-hidden="true"></span>
      <p class="text muted">${words.say('mutedComment')} <button class="link" @click=${show}>${words.say('show')}</button>
      <button class="link" @click=${() => author && this.mute(author)}>${words.say('unmute', { name: author?.name ?? '' })}</button></p>
      ${nothing}</article>`;
  }

  /** Says so to the server. */
  following(kind: string, target: string, on: boolean): Promise<unknown> {
    const { site } = this.scene;
    return on
      ? site.signed('/follows', { method: 'POST', body: { kind, target } })
      : site.signed(`/follows/${kind}/${encodeURIComponent(target)}`, { method: 'DELETE' });
  }

  /** Shows it at once, and takes it back when it did not work. */
  private async change(show: (on: boolean) => unknown, ask: () => Promise<unknown>, on: boolean): Promise<void> {
    show(on);
    this.scene.host.changed();
    try {
      await ask();
    } catch (thrown) {
      show(!on);
      this.acting.failed(thrown);
    }
    this.scene.host.changed();
  }
}
