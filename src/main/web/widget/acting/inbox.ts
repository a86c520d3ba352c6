import type { Counts, LiveEvent } from '../../client/live/frames.js';
import type { Listener } from '../../client/live/subscription.js';
import type { Comment } from '../../client/shapes.js';
import { asProblem } from '../borrowed.js';
import type { Scene } from '../view/scene.js';
import type { Acting } from './acting.js';

/** One thing that happened to the reader. */
export interface Notice {
  id: string;
  kind: string;
  comment?: Comment | null;
  page?: { key: string; url: string | null; title: string | null } | null;
  /** What was decided about one's own comment. */
  decision?: { status: string } | null;
  at: string;
  read: boolean;
}

interface Page {
  items: Notice[];
  unread: number;
  next: string | null;
}

/** What this reader is told, where the server tells it. The number of what is unread follows live. */
export class Inbox {
  /** Null while it is not known whether there is one. */
  unread: number | null = null;
  items: Notice[] = [];
  next: string | null = null;
  loading = false;
  /** There is one, as far as is known. */
  private wanted = false;
  /** How often it was looked at: of answers that overtake each other, that to the latest question counts. */
  private looks = 0;
  private answered = 0;

  readonly listener: Listener = {
    events: (events, counts) => this.heard(events, counts),
    // What happened between looking and hearing was missed.
    begun: () => void (this.wanted && this.look()),
    resync: () => void this.look(),
    ended: code => void this.acting.lapsed(code),
  };

  constructor(
    private readonly scene: Scene,
    private readonly acting: Acting,
  ) {}

  forget(): void {
    this.wanted = false;
    this.answered = ++this.looks;
    this.unread = null;
    this.items = [];
    this.next = null;
  }

  async look(): Promise<void> {
    this.wanted = true;
    const mine = ++this.looks;
    const page = await this.ask(null).catch(() => null);
    if (mine !== this.looks) {
      return;
    }
    this.answered = mine;
    this.wanted = page !== null;
    this.items = page?.items ?? this.items;
    this.unread = page?.unread ?? null;
    this.next = page ? page.next : this.next;
    this.scene.host.changed();
  }

  async more(): Promise<void> {
    this.loading = true;
    this.scene.host.changed();
    try {
      const page = await this.ask(this.next);
      this.items = [...this.items, ...page.items];
      this.next = page.next;
    } catch (thrown) {
      this.acting.failed(asProblem(thrown));
    }
    this.loading = false;
    this.scene.host.changed();
  }

  async markRead(): Promise<void> {
    const newest = this.items[0]?.id;
    if (!newest) {
      return;
    }
    try {
      await this.scene.site.signed('/inbox/read', { method: 'POST', body: { upTo: newest } });
      this.items = this.items.map(item => ({ ...item, read: true }));
      this.unread = 0;
      // what is still on its way may be from before
      this.answered !== this.looks && void this.look();
    } catch (thrown) {
      this.acting.failed(thrown);
    }
    this.scene.host.changed();
  }

  private heard(events: LiveEvent[], counts?: Counts): void {
    if (events.some(event => event.type === 'inbox.changed')) {
      this.unread = counts?.unread ?? this.unread;
      // A decision may be about a comment that this page shows as waiting.
      void this.look().then(() => this.items[0]?.kind === 'decision' && this.scene.look());
    }
  }

  private ask(after: string | null): Promise<Page> {
    return this.scene.site.signed(`/inbox${after ? `?after=${encodeURIComponent(after)}` : ''}`);
  }
}
