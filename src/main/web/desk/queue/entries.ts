import type { QueueItem } from '../site/shapes.js';
import { entryOf, type Entry } from './entry.js';

/**
 * The comments of a queue in their order, each once. Ids tell the time, so they are the order. What is being decided about is set
 * aside: it is not shown, but takes part in what happens, and can be put back.
 */
export class Entries {
  list: Entry[] = [];
  private readonly known = new Map<string, Entry>();
  private readonly aside = new Map<string, Entry>();

  constructor(private readonly oldestFirst: boolean) {}

  get(id: string | null | undefined): Entry | undefined {
    return id ? (this.known.get(id) ?? this.aside.get(id)) : undefined;
  }

  shows(id: string | null): boolean {
    return id !== null && this.known.has(id);
  }

  isAside(id: string): boolean {
    return this.aside.has(id);
  }

  indexOf(id: string | null): number {
    const entry = id ? this.known.get(id) : undefined;
    return entry ? this.list.indexOf(entry) : -1;
  }

  get last(): Entry | undefined {
    return this.list[this.list.length - 1];
  }

  /** Whether the first of the two comes before the second. */
  before(one: string, other: string): boolean {
    return this.oldestFirst ? one < other : one > other;
  }

  /** Takes in a comment, or what is newer about one that is known. */
  put(item: QueueItem): Entry {
    const known = this.get(item.id);
    if (!known) {
      return this.insert(entryOf(item));
    }
    const newer = item.latestRevision > known.item.latestRevision;
    if (newer || known.settled || item.status !== known.item.status) {
      known.changed ||= newer && item.decision?.action !== 'redact';
      known.settled = null;
    }
    known.item = item;
    return known;
  }

  setAside(entry: Entry): void {
    this.remove(entry.item.id);
    this.aside.set(entry.item.id, entry);
  }

  putBack(entry: Entry): void {
    if (this.aside.delete(entry.item.id)) {
      this.insert(entry);
    }
  }

  /** Forgets a comment wherever it is. */
  remove(id: string): void {
    this.aside.delete(id);
    const index = this.indexOf(id);
    if (index >= 0) {
      this.known.delete(id);
      this.list.splice(index, 1);
    }
  }

  keep(wanted: (entry: Entry) => boolean): void {
    this.list.filter(entry => !wanted(entry)).forEach(entry => this.remove(entry.item.id));
  }

  private insert(entry: Entry): Entry {
    const { id } = entry.item;
    let low = 0;
    let high = this.list.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.before(this.list[middle]!.item.id, id)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    this.list.splice(low, 0, entry);
    this.known.set(id, entry);
    return entry;
  }
}
