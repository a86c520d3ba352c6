import { asProblem, type Problem } from '../../client/problem.js';

/** A list that is read page by page, as far as it was asked for. */
export class Pages<T> {
  items: T[] | null = null;
  next: string | null = null;
  problem: Problem | null = null;

  constructor(
    private readonly read: (after: string | null) => Promise<{ items: T[]; next: string | null }>,
    private readonly changed: () => void,
  ) {}

  start(): Promise<void> {
    return this.take(null);
  }

  more(): Promise<void> {
    return this.take(this.next);
  }

  private async take(after: string | null): Promise<void> {
    try {
      const { items, next } = await this.read(after);
      this.items = after ? [...(this.items ?? []), ...items] : items;
      this.next = next;
      this.problem = null;
    } catch (thrown) {
      this.problem = asProblem(thrown);
    }
    this.changed();
  }
}
