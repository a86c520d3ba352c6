import type { Entry } from '../queue/entry.js';
import type { Queue } from '../queue/queue.js';

/** What is drawn beyond the edges of the window, and how much of it must be left, in CSS pixels. */
const BEYOND = 1200;
const LEFT = 400;
/** The room between two cards; as in the style sheet. */
const GAP = 12;
const USUAL_HEIGHT = 190;
/** More is read when so few comments are left below. */
const READ_AHEAD = 40;

/** A comment to draw, with the room that is left above it for those that are not drawn. */
export interface Drawn {
  entry: Entry;
  index: number;
  roomAbove: number;
}

export interface Slice {
  drawn: Drawn[];
  roomBelow: number;
}

interface Anchor {
  id: string;
  top: number;
  /** What the moderator was at. */
  current: string | null;
}

/**
 * Draws of a long list only what is near the window, and keeps still what the moderator looks at: whatever enters, leaves or is
 * measured anew elsewhere, the comment under the eyes stays where it is, and after a decision the next one takes the very place
 * of the last.
 */
export class WindowedList {
  private queue: Queue | null = null;
  private anchor: Anchor | null = null;
  /** What was drawn as the one the moderator is at. */
  private drawnCurrent: string | null = null;
  private drawnFrom = 0;
  private drawnTo = 0;
  private due = false;
  /** Of all cards that were ever drawn here, so that the guess for the others hardly moves. */
  private measured = { sum: 0, count: 0 };

  constructor(private readonly changed: () => void) {
    addEventListener('scroll', () => this.look(), { passive: true });
    addEventListener('resize', () => this.look(), { passive: true });
  }

  /** Before drawing: notes where things are. */
  remember(queue: Queue | null): void {
    if (queue !== this.queue) {
      this.queue = queue;
      this.anchor = null;
      this.measured = { sum: 0, count: 0 };
      this.drawnFrom = this.drawnTo = 0;
      scrollTo({ top: 0, behavior: 'instant' });
      return;
    }
    this.measure();
    this.anchor = this.anchorNow();
  }

  /** What to draw now. */
  slice(): Slice {
    const list = this.queue?.entries.list ?? [];
    const [from, to] = this.range(list, BEYOND);
    this.drawnFrom = from;
    this.drawnTo = to;
    const current = this.queue?.entries.indexOf(this.queue.selection.current) ?? -1;
    const indices = Array.from({ length: to - from }, (_, n) => from + n);
    if (current >= 0 && (current < from || current >= to)) {
      indices.splice(current < from ? 0 : indices.length, 0, current);
    }
    let end = 0;
    const drawn = indices.map(index => {
      const roomAbove = this.room(list, end, index);
      end = index + 1;
      return { entry: list[index]!, index, roomAbove };
    });
    return { drawn, roomBelow: this.room(list, end, list.length) };
  }

  /** After drawing: puts back in place what moved, and reads on near the end. */
  settle(): void {
    const card = this.anchor && cardOf(this.wantedAnchor(this.anchor));
    const atTheTop = scrollY < 2 && card?.getAttribute('aria-posinset') === '1';
    if (card && this.anchor && !atTheTop) {
      const moved = card.getBoundingClientRect().top - this.anchor.top;
      if (Math.abs(moved) > 1) {
        scrollBy({ top: moved, behavior: 'instant' });
      }
    }
    const { queue } = this;
    if (queue?.reading.next && queue.reading.loaded && this.drawnTo > queue.entries.list.length - READ_AHEAD) {
      void queue.reading.more();
    }
  }

  /** When what one was at has left, its successor takes its place; what comes back after an undo takes it as well. */
  private wantedAnchor({ id, current }: Anchor): string {
    const now = this.queue?.selection.current ?? null;
    return id === current && now !== null && !this.queue?.entries.shows(id) ? now : id;
  }

  private anchorNow(): Anchor | null {
    const current = this.drawnCurrent;
    const next = (this.drawnCurrent = this.queue?.selection.current ?? null);
    const top = topOf(cardOf(current));
    if (current !== null && top !== null) {
      return { id: next !== null && !cardOf(next) ? next : current, top, current };
    }
    for (const card of document.querySelectorAll('.feed > .card')) {
      const there = topOf(card);
      if (there !== null) {
        return { id: card.id.slice(2), top: there, current };
      }
    }
    return null;
  }

  private measure(): void {
    document.querySelectorAll<HTMLElement>('.feed > .card').forEach(card => {
      const entry = this.queue?.entries.get(card.id.slice(2));
      if (entry) {
        const height = card.offsetHeight + GAP;
        this.measured.sum += height - entry.height;
        this.measured.count += entry.height ? 0 : 1;
        entry.height = height;
      }
    });
  }

  /** The indices near the window. */
  private range(list: Entry[], beyond: number): [number, number] {
    const top = document.querySelector('.feed')?.getBoundingClientRect().top ?? 0;
    const from = -top - beyond;
    const to = -top + innerHeight + beyond;
    let y = 0;
    let first = 0;
    while (first < list.length - 1 && y + this.height(list[first]!) < from) {
      y += this.height(list[first++]!);
    }
    let last = first;
    while (last < list.length && y < to) {
      y += this.height(list[last++]!);
    }
    return [first, last];
  }

  private room(list: Entry[], from: number, to: number): number {
    let room = 0;
    for (let index = from; index < to; index++) {
      room += this.height(list[index]!);
    }
    return room;
  }

  private height(entry: Entry): number {
    const { sum, count } = this.measured;
    return entry.height || (count ? sum / count : USUAL_HEIGHT);
  }

  /** The window moved: is something else near it now? */
  private look(): void {
    if (!this.due && this.queue) {
      this.due = true;
      requestAnimationFrame(() => {
        this.due = false;
        const [from, to] = this.range(this.queue?.entries.list ?? [], LEFT);
        if (from < this.drawnFrom || to > this.drawnTo) {
          this.changed();
        }
      });
    }
  }
}

function cardOf(id: string | null): HTMLElement | null {
  return id ? document.getElementById(`c-${id}`) : null;
}

/** Where a card's upper edge is in the window, or null when nothing of the card is to be seen. */
function topOf(card: Element | null): number | null {
  const box = card?.getBoundingClientRect();
  return box && box.bottom > 0 && box.top < innerHeight ? box.top : null;
}
