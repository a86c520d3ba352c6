import { hears, type LiveState } from '../client/live/state.js';
import type { Counts, LiveEvent } from '../client/live/frames.js';
import { asProblem, Problem } from '../client/problem.js';
import { Dialogs } from './dialogs/open.js';
import { SiteStream, type SiteListener } from './live.js';
import { Notices } from './notices.js';
import { nameOn, type Pass } from './pass.js';
import { Claims } from './queue/claims.js';
import { Conversations } from './queue/conversation.js';
import { DecidedLately, type Made } from './queue/decided.js';
import { Deciding } from './queue/deciding.js';
import { Queue } from './queue/queue.js';
import type { Saying, Teller } from './queue/teller.js';
import type { Entry } from './queue/entry.js';
import { callsOf } from './renewal.js';
import { HOME, type Route } from './route.js';
import { Moderation, type QueueCounts } from './site/moderation.js';
import type { Claim } from './site/shapes.js';
import { queueNamed } from './site/queues.js';
import { openSection, type Section } from './sections.js';
import { Work } from './work.js';

/** The page around a session. */
export interface Page {
  changed(): void;
  /** The token is good. */
  welcome(): void;
  /** The server does not let this moderator in. */
  refused(problem: Problem): void;
}

/** One moderator at the desk of one site: what is open, and what all of it shares. */
export class Session implements Teller, SiteListener {
  readonly moderation: Moderation;
  readonly me: string;
  readonly notices: Notices;
  readonly decided: DecidedLately;
  readonly work: Work;
  readonly dialogs: Dialogs;
  readonly presence: Claims;
  readonly conversations: Conversations;
  readonly stream: SiteStream;
  siteName: string;
  role = '';
  private myId = '';
  /** The form that narrows the queue is unfolded. */
  narrowing = false;
  counts: QueueCounts = {};
  pace: { oldestWaiting: string | null; perHour: number } | null = null;
  connection: LiveState = 'idle';
  route: Route = HOME;
  /** The queue that is open, or was open last. */
  queue: Queue;
  /** Another page of the desk, when one is open instead of the queue. */
  section: Section | null = null;

  constructor(readonly pass: Pass, private readonly page: Page) {
    this.moderation = new Moderation(...callsOf(pass));
    this.me = nameOn(pass);
    this.siteName = pass.site;
    this.notices = new Notices(() => page.changed());
    this.decided = new DecidedLately(this.me);
    this.work = new Work(this, new Deciding(this.moderation, this.decided, this.me, this));
    this.dialogs = new Dialogs(this);
    this.presence = new Claims(this.moderation, () => this.myId, () => page.changed());
    this.conversations = new Conversations(this.moderation, () => page.changed());
    this.stream = new SiteStream(this.moderation.address, pass, this);
    this.queue = this.queueOf(HOME);
  }

  start(route: Route): void {
    this.moderation.info().then(({ name }) => this.learn(() => (this.siteName = name)), () => {});
    this.moderation.me().then(account => this.learn(() => ((this.role = account?.role ?? ''), (this.myId = account?.id ?? ''))), () => {});
    this.go(route);
    this.stream.start();
  }

  stop(): void {
    this.stream.stop();
    this.section?.close?.();
  }

  /** There is another token after the last one was refused: what is open stays open. */
  resume(): void {
    this.stream.resume();
  }

  /** Opens what an address names. */
  go(route: Route): void {
    this.section?.close?.();
    this.section = null;
    this.dialogs.close();
    this.route = route;
    if (route.section === 'queue') {
      this.queue = this.queueOf(route);
      void this.read();
    } else {
      void openSection(route, this).then(section => this.learn(() => (this.section = section)), thrown => this.failed(asProblem(thrown)));
    }
    this.page.changed();
  }

  get inQueue(): boolean {
    return this.route.section === 'queue';
  }

  /** The comment that the moderator is at. */
  get selected(): Entry | undefined {
    return this.inQueue ? this.queue.selection.entry : undefined;
  }

  isMe(account: string): boolean {
    return account === this.myId;
  }

  /** What no stream tells is looked up now and then: the counts, and what entered a queue that is not live. */
  look(): void {
    if (!document.hidden && hears(this.connection)) {
      void (this.inQueue && !this.queue.kind.live ? this.read() : this.count());
    }
  }

  changed(): void {
    this.page.changed();
  }

  tell(saying: Saying, undo?: Made[]): void {
    this.notices.tell(saying, undo);
  }

  failed(problem: Problem): void {
    if (problem.status === 401) {
      this.page.refused(problem);
    } else {
      this.tell({ words: problem.status === 0 ? 'The server cannot be reached. Please try again.' : problem.message });
    }
  }

  state(state: LiveState): void {
    this.learn(() => (this.connection = state));
  }

  begun(): void {
    void this.read();
  }

  events(events: LiveEvent[], counts?: Counts): void {
    Object.assign(this.counts, counts);
    events.forEach(({ comment }) => comment && this.note(comment));
    this.queue.take(events);
    this.section?.heard?.(events);
    this.page.changed();
  }

  claims(claims: Claim[]): void {
    this.presence.take(claims);
  }

  ended(code: string): void {
    this.page.refused(new Problem(code, code.startsWith('token_') ? 401 : 403, code));
  }

  private note(comment: Parameters<DecidedLately['add']>[0]): void {
    if (comment.decision) {
      this.decided.add(comment, comment.decision);
    }
  }

  private queueOf({ name, filters }: Route): Queue {
    return new Queue(this.moderation, queueNamed(name), filters, this);
  }

  private async read(): Promise<void> {
    try {
      const [{ counts, ...pace }] = await Promise.all([this.moderation.queues(), this.queue.reading.start()]);
      this.counts = counts;
      this.pace = pace;
      this.page.welcome();
    } catch (thrown) {
      const problem = asProblem(thrown);
      if (problem.status === 401 || problem.status === 403) {
        this.page.refused(problem);
      }
    }
    this.page.changed();
  }

  private async count(): Promise<void> {
    const { counts, ...pace } = await this.moderation.queues().catch(() => ({ counts: this.counts, ...this.pace! }));
    this.learn(() => Object.assign(this, { counts, pace }));
  }

  private learn(take: () => void): void {
    take();
    this.page.changed();
  }
}
