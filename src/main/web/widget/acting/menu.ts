import type { Comment } from '../../client/shapes.js';
import { html, nothing, renderedByServer } from '../borrowed.js';
import type { ActingScene, Scene } from '../view/scene.js';
import type { Acting } from './acting.js';
import { icon } from './icons.js';
import { PersonDialog } from './person.js';
import { ReportDialog } from './report.js';
import { share } from './share.js';

/** One thing that can be chosen. */
export interface Item {
  text: string;
  /** What it is called where the text is only a sign. */
  label?: string;
  act(): unknown;
}

/** A list of things to do, at the button that opened it: one at a time, above everything, gone at a press elsewhere. */
export class Menu {
  private items: Item[] = [];
  private anchor: HTMLElement | null = null;
  private about: string | null = null;

  constructor(
    private readonly scene: Scene,
    private readonly acting: Acting,
  ) {}

  /** Offers these at the button that was pressed. */
  offer(event: Event, items: Item[], about: string | null = null): void {
    this.anchor = event.currentTarget as HTMLElement;
    this.items = items;
    this.about = about;
    this.scene.host.changed();
  }

  /** The button of a comment. */
  view(scene: ActingScene, comment: Comment) {
    const { words } = scene;
    const open = this.about === comment.id;
    return html`<button class="round options" part="options" data-do="options" aria-haspopup="menu" aria-expanded=${open} aria-label=${words.say('options')}
      @click=${(event: Event) => this.offer(event, this.itemsOf(scene, comment), comment.id)}>${icon('more')}</button>`;
  }

  /** The open list. */
  listView({ words }: Scene) {
    return this.items.length
      ? html`<div class="menu ${this.items[0]!.label ? 'signs' : ''}" part="menu" popover="auto" role="menu" aria-label=${words.say('options')}
          @toggle=${(event: ToggleEvent) => event.newState === 'closed' && this.close()} @keydown=${(event: KeyboardEvent) => this.key(event)}>${this.items.map(
          item => html`<button class="choice" part="menu-item" role="menuitem" tabindex="-1" aria-label=${item.label ?? nothing} @click=${() => this.choose(item)}>${item.text}</button>`,
        )}</div>`
      : nothing;
  }

  drawn(root: ShadowRoot): void {
    const list = root.querySelector<HTMLElement>('.menu:not(:popover-open)');
    if (list && this.anchor) {
      list.showPopover();
      place(list, this.anchor.getBoundingClientRect());
      list.querySelector<HTMLElement>('.choice')?.focus();
    }
  }

  private choose(item: Item): void {
    const { anchor } = this;
    this.close();
    anchor?.focus();
    item.act();
  }

  private close(): void {
    if (this.items.length) {
      this.items = [];
      this.about = null;
      this.scene.host.changed();
    }
  }

  private key(event: KeyboardEvent): void {
    const all = [...(event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>('.choice')];
    const at = all.indexOf(event.target as HTMLElement);
    const to = { ArrowDown: at + 1, ArrowRight: at + 1, ArrowUp: at - 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      all.at(to % all.length)?.focus();
    } else if (event.key === 'Tab') {
      event.preventDefault();
      this.anchor?.focus();
      this.close();
    }
  }

  private itemsOf(scene: ActingScene, comment: Comment): Item[] {
    const { words, session, pen, mine } = scene;
    const { acting } = this;
    const { author } = comment;
    const own = author?.id === session.account?.id && !!session.account;
    const items: Item[] = [{ text: words.say('share'), act: () => share(scene, comment.id, acting) }];
    if (!scene.reading.closed) {
      const quoted = selectedIn(acting, comment.id);
      items.push({ text: words.say('quote'), act: () => pen.use(writing => writing.author.quote(comment, quoted)) });
    }
    if (author) {
      items.push({ text: words.say('about', { name: author.name }), act: () => acting.show(new PersonDialog(scene, author)) });
    }
    if (author && !own) {
      if (mine?.follows) {
        const key = mine.follows.authors.includes(author.id) ? 'unfollow' : 'followAuthor';
        items.push({ text: words.say(key, { name: author.name }), act: () => acting.people.followAuthor(author) });
      }
      if (mine && acting.offers('mutes')) {
        items.push({ text: words.say('mute', { name: author.name }), act: () => acting.people.mute(author) });
      }
      items.push({ text: words.say('report'), act: () => acting.show(new ReportDialog(scene, acting, comment)) });
    }
    if (session.moderates && scene.info()?.votes) {
      items.push({ text: words.say(comment.pinned ? 'unpin' : 'pin'), act: () => acting.people.mark(comment, 'pin') });
      items.push({ text: words.say(comment.featured ? 'unfeature' : 'feature'), act: () => acting.people.mark(comment, 'feature') });
    }
    return items;
  }
}

/** The words of a comment that are selected, else its first paragraph. */
function selectedIn({ scene }: Acting, id: string): string {
  const selected = getSelection()?.toString().trim();
  const parser = document.createElement('template');
  parser.innerHTML = renderedByServer(scene.reading.model.find(id)?.html ?? '');
  const whole = parser.content.textContent ?? '';
  if (selected && whole.replace(/\s+/g, ' ').includes(selected.replace(/\s+/g, ' '))) {
    return selected;
  }
  parser.content.querySelectorAll('blockquote').forEach(quote => quote.remove());
  return (parser.content.firstElementChild?.textContent ?? '').trim();
}

/** Below the button, or above it where the window ends; never beyond its sides. */
function place(list: HTMLElement, at: DOMRect): void {
  const { offsetWidth: width, offsetHeight: height } = list;
  const below = at.bottom + height + 8 < innerHeight;
  const start = getComputedStyle(list).direction === 'rtl' ? at.left : at.right - width;
  list.style.top = `${Math.max(8, below ? at.bottom + 4 : at.top - height - 4)}px`;
  list.style.left = `${Math.min(Math.max(8, start), document.documentElement.clientWidth - width - 8)}px`;
}
