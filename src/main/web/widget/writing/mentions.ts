import type { Scene } from '../view/scene.js';
import type { Composer } from './composer.js';

/** Somebody who can be mentioned. */
export interface Person {
  id: string;
  name: string;
  avatar?: string | null;
}

const REST_MS = 180;
/** What stands before the caret, from the sign on. */
const BEGUN = /(^|\s)@([\p{L}\p{N}][\p{L}\p{N} ._-]{0,30}|)$/u;

/** Completes names after an `@`: asks the server whom it knows, and writes the mention as the server reads it. */
export class Mentions {
  /** Where names are being offered. */
  at: Composer | null = null;
  people: Person[] = [];
  chosen = 0;
  private begin = 0;
  private end = 0;
  private timer = 0;
  private round = 0;

  constructor(private readonly scene: Scene) {}

  private get offered(): boolean {
    return !!this.scene.session.token && !!this.scene.info()?.features?.includes('mentions');
  }

  /** The text before the caret has changed. */
  look(composer: Composer, field: HTMLTextAreaElement): void {
    const before = field.value.slice(0, field.selectionEnd);
    const found = !this.offered ? null : BEGUN.exec(before);
    clearTimeout(this.timer);
    if (!found) {
      this.close();
      return;
    }
    const query = found[2] ?? '';
    this.end = before.length;
    this.begin = this.end - query.length - 1;
    this.timer = setTimeout(() => void this.ask(composer, query), REST_MS);
  }

  /** Takes the keys that belong to the list while it is open. Says whether it took this one. */
  key(event: KeyboardEvent): boolean {
    if (!this.at || !this.people.length) {
      return false;
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      this.chosen = (this.chosen + step + this.people.length) % this.people.length;
    } else if (event.key === 'Enter' || event.key === 'Tab') {
      this.take(this.people[this.chosen]!, event.target as HTMLTextAreaElement);
    } else if (event.key === 'Escape') {
      this.close();
    } else {
      return false;
    }
    event.preventDefault();
    event.stopPropagation();
    this.scene.host.changed();
    return true;
  }

  take(person: Person, field: HTMLTextAreaElement): void {
    const name = person.name.replace(/[[\]\\]/g, '');
    field.setRangeText(`@[${name}](${person.id}) `, this.begin, this.end, 'end');
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    this.close();
    field.focus();
  }

  close(): void {
    this.round++;
    if (this.at) {
      this.at = null;
      this.people = [];
      this.scene.host.changed();
    }
  }

  private async ask(composer: Composer, query: string): Promise<void> {
    const { site, page, host } = this.scene;
    const round = ++this.round;
    try {
      const address = `/mentions?q=${encodeURIComponent(query)}&page=${encodeURIComponent(page)}`;
      const { items } = await site.signed<{ items: Person[] }>(address);
      if (round === this.round) {
        this.people = items.slice(0, 6);
        this.at = this.people.length ? composer : null;
        this.chosen = 0;
        host.changed();
      }
    } catch {
      this.close();
    }
  }
}
