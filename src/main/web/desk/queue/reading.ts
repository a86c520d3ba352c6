import { asProblem, type Problem } from '../../client/problem.js';
import type { Filters } from '../site/filters.js';
import type { Moderation } from '../site/moderation.js';
import type { QueueKind } from '../site/queues.js';
import type { QueuePage } from '../site/shapes.js';
import type { Entries } from './entries.js';
import type { Entry } from './entry.js';

const PAGE = 100;

/** How a queue comes from the server: page by page as one gets near the end, and again after a loss. */
export class Reading {
  loaded = false;
  /** Why nothing could be read at all. */
  problem: Problem | null = null;
  next: string | null = null;
  private busy: Promise<void> | null = null;

  constructor(
    private readonly moderation: Moderation,
    readonly kind: QueueKind,
    readonly filters: Filters,
    private readonly entries: Entries,
    private readonly told: { read(): void; failed(problem: Problem): void },
  ) {}

  /**
   * Reads the beginning; never what a reading under way has seen, but what is so from now on. What was read further down before
   * stays.
   */
  async start(): Promise<void> {
    await this.busy;
    return this.one(async () => {
      const page = await this.read(null);
      const end = page.items[page.items.length - 1]?.id;
      const here = new Set(page.items.map(item => item.id));
      const reaches = (entry: Entry) => page.next === null || !end || !this.entries.before(end, entry.item.id);
      this.entries.keep(entry => here.has(entry.item.id) || entry.settled !== null || !reaches(entry));
      const further = page.next !== null && end && this.entries.last && this.entries.before(end, this.entries.last.item.id);
      if (!further || !this.loaded) {
        this.next = page.next;
      }
      this.take(page);
    });
  }

  more(): Promise<void> {
    const after = this.next;
    return after === null ? Promise.resolve() : this.one(async () => {
      const page = await this.read(after);
      this.next = page.next;
      this.take(page);
    });
  }

  /** Whether a comment lies within what has been read, so that it may be shown at its place. */
  covers(id: string): boolean {
    return this.next === null || (this.entries.last !== undefined && this.entries.before(id, this.entries.last.item.id));
  }

  private take(page: QueuePage): void {
    page.items.forEach(item => this.entries.isAside(item.id) || this.entries.put(item));
    this.loaded = true;
    this.problem = null;
  }

  private read(after: string | null): Promise<QueuePage> {
    return this.moderation.queue(this.kind.name, this.filters, after, PAGE);
  }

  /** One reading at a time: who asks meanwhile gets the one under way. */
  private one(read: () => Promise<void>): Promise<void> {
    this.busy ??= read()
      .catch(thrown => this.fail(asProblem(thrown)))
      .finally(() => {
        this.busy = null;
        this.told.read();
      });
    return this.busy;
  }

  private fail(problem: Problem): void {
    if (this.loaded || problem.status === 401 || problem.status === 403) {
      this.told.failed(problem);
    } else {
      this.problem = problem;
    }
  }
}
