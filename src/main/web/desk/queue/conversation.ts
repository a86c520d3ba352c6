import type { Comment } from '../../client/shapes.js';
import type { Moderation } from '../site/moderation.js';
import type { QueueItem } from '../site/shapes.js';

/** Where in a conversation a comment stands. */
export interface Surroundings {
  /** What it answers, the beginning first. */
  ancestors: Comment[];
  /** What others say at the same place, the oldest first. */
  neighbours: Comment[];
}

const KEPT = 100;
const NEIGHBOURS = 6;
/** Somebody who hurries through the queue asks for nothing. */
const PAUSE_MS = 180;

/** Reads the conversations around the comments that are being looked at, and keeps the last ones. */
export class Conversations {
  private readonly known = new Map<string, Surroundings>();
  private wanted: string | null = null;
  private timer = 0;

  constructor(private readonly moderation: Moderation, private readonly changed: () => void) {}

  of(id: string): Surroundings | undefined {
    return this.known.get(id);
  }

  /** Reads what is around that comment, unless the moderator has already gone on. */
  want(item: QueueItem | undefined): void {
    if (!item || item.id === this.wanted) {
      return;
    }
    this.wanted = item.id;
    clearTimeout(this.timer);
    if (!this.known.has(item.id)) {
      this.timer = setTimeout(() => void this.read(item).then(() => this.changed(), () => {}), PAUSE_MS);
    }
  }

  private async read(item: QueueItem): Promise<void> {
    const around = item.parentId ? await this.ofReply(item) : await this.ofTop(item);
    this.known.set(item.id, around);
    const [oldest] = this.known.keys();
    if (this.known.size > KEPT && oldest) {
      this.known.delete(oldest);
    }
  }

  private async ofReply(item: QueueItem): Promise<Surroundings> {
    const [{ ancestors }, answers] = await Promise.all([
      this.moderation.permalink(item.id),
      this.moderation.answers(item.rootId),
    ]);
    const neighbours = answers.items.filter(one => one.parentId === item.parentId && one.id !== item.id && one.html);
    return { ancestors, neighbours: neighbours.slice(-NEIGHBOURS) };
  }

  private async ofTop(item: QueueItem): Promise<Surroundings> {
    const page = await this.moderation.thread({ page: item.page.key, sort: 'newest', limit: NEIGHBOURS + 1, replies: 0 });
    const neighbours = page.items.filter(one => one.id !== item.id && one.html).slice(0, NEIGHBOURS);
    return { ancestors: [], neighbours: neighbours.reverse() };
  }
}
