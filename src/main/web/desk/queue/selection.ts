import type { Entries } from './entries.js';
import type { Entry } from './entry.js';

/** Which comment the moderator is at, and which ones are marked for a decision about many. */
export class Selection {
  current: string | null = null;
  readonly marked = new Set<string>();

  constructor(
    private readonly entries: Entries,
    /** How many may be marked. */
    private readonly most: number,
  ) {}

  get entry(): Entry | undefined {
    return this.entries.shows(this.current) ? this.entries.get(this.current) : undefined;
  }

  get markedEntries(): Entry[] {
    return this.entries.list.filter(entry => this.marked.has(entry.item.id));
  }

  /** Turns to a comment. What was settled by others leaves when one turns away from it. */
  turnTo(id: string | null): void {
    const left = this.current === id ? undefined : this.entry;
    this.current = id;
    if (left?.settled) {
      this.forget(left.item.id);
    }
  }

  /** Turns to the comment that many places further down; gives whether there was one. */
  move(by: number): boolean {
    const index = this.entries.indexOf(this.current);
    const here = this.entries.list[index];
    const target = this.entries.list[index + by] ?? (here?.settled ? this.entries.list[index - by] : undefined);
    if (target) {
      this.turnTo(target.item.id);
    } else if (here?.settled) {
      this.turnTo(null);
    }
    return target !== undefined;
  }

  /** Takes a comment out of the list, and turns to the one that takes its place. */
  leave(id: string, out: (entry: Entry) => void): void {
    const index = this.entries.indexOf(id);
    const entry = this.entries.get(id);
    this.marked.delete(id);
    if (entry) {
      out(entry);
    }
    if (this.current === id) {
      this.current = (this.entries.list[index] ?? this.entries.list[index - 1])?.item.id ?? null;
    }
  }

  /** Something is always being looked at while there is something. */
  settle(): void {
    if (!this.entries.shows(this.current)) {
      this.current = this.entries.list[0]?.item.id ?? null;
    }
    this.marked.forEach(id => this.entries.shows(id) || this.marked.delete(id));
  }

  /** Marks a comment, or unmarks it. False when no more may be marked. */
  toggle(id: string, on = !this.marked.has(id)): boolean {
    if (!on) {
      this.marked.delete(id);
    } else if (this.marked.size < this.most && !this.entries.get(id)?.settled) {
      this.marked.add(id);
    }
    return this.marked.has(id) === on;
  }

  /** Marks where one is, turns to the next, and marks that as well. */
  extend(by: number): boolean {
    const marked = this.current === null || this.toggle(this.current, true);
    return marked && (!this.move(by) || this.current === null || this.toggle(this.current, true));
  }

  markFirst(): void {
    this.entries.list.slice(0, this.most).forEach(entry => this.toggle(entry.item.id, true));
  }

  private forget(id: string): void {
    this.marked.delete(id);
    this.entries.remove(id);
  }
}
