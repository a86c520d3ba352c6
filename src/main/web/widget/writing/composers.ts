import type { Comment } from '../../client/shapes.js';
import { storage } from '../../client/storage.js';
import type { Host } from '../host.js';
import { Composer } from './composer.js';

/** The places to write on one page: one for the thread, and one for each comment that is being answered or changed. */
export class Composers {
  readonly main: Composer;
  /** By the comment they are about. */
  readonly others = new Map<string, Composer>();

  /** @param place what the page's drafts are called in the browser's storage */
  constructor(
    private readonly place: string,
    private readonly host: Host,
  ) {
    this.main = new Composer('new', null, this.draft());
  }

  begin(): void {
    this.main.open = true;
    this.show(this.main);
  }

  reply(comment: Comment): Composer {
    return this.open(new Composer('reply', comment, this.draft(comment.id)));
  }

  edit(comment: Comment, text: string): Composer {
    const composer = new Composer('edit', comment, null);
    composer.text = text;
    return this.open(composer);
  }

  type(composer: Composer, text: string): void {
    composer.change(text);
    // A place below a comment is drawn with it; the one above the list is not, and a key press redraws no comment.
    composer.about ? this.host.changed() : this.host.arrived();
  }

  /** Gives up what was being written. */
  close(composer: Composer): void {
    composer.discard();
    this.put(composer, `[data-do="${composer.purpose}"]`);
  }

  /** Takes it off the page while its text is on its way. */
  put(composer: Composer, focus: string): void {
    const { about } = composer;
    if (about) {
      this.others.delete(about.id);
    }
    this.host.focusOn(about ? `#c-${about.id} ${focus}` : '#join');
    this.host.changed();
  }

  /** The open place for answers to that comment, or for the thread. */
  at(parentId: string | null): Composer | undefined {
    return parentId ? this.others.get(parentId) : this.main;
  }

  /** The server has the text; the browser need not keep it, unless another is being written there. */
  settle(parentId: string | null): void {
    if (!this.at(parentId)?.text) {
      storage.write(this.draft(parentId ?? ''), null);
    }
  }

  private open(composer: Composer): Composer {
    this.others.set(composer.about!.id, composer);
    this.show(composer);
    return composer;
  }

  private show(composer: Composer): void {
    this.host.focusOn(`#text-${composer.id}`);
    this.host.changed();
  }

  private draft(parentId = ''): string {
    return `${this.place}:${parentId}`;
  }
}
