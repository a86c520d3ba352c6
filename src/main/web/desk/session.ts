import type { LiveState } from '../client/live/connection.js';
import type { Counts, LiveEvent } from '../client/live/frames.js';
import { asProblem, Problem } from '../client/problem.js';
import { SiteStream, type SiteListener } from './live.js';
import { Notices } from './notices.js';
import { nameOn, type Pass } from './pass.js';
import { Conversations } from './queue/conversation.js';
import { DecidedLately, type Made } from './queue/decided.js';
import { Deciding } from './queue/deciding.js';
import { Queue } from './queue/queue.js';
import type { Saying, Teller } from './queue/teller.js';
import type { Dialog } from './dialogs/dialog.js';
import type { Entry } from './queue/entry.js';
import { HOME, type Route } from './route.js';
import { actionsFor, type Action } from './site/actions.js';
import type { QueueItem } from './site/shapes.js';
import { Moderation, MOST_AT_ONCE, type QueueCounts, type Why } from './site/moderation.js';
import { queueNamed } from './site/queues.js';
import { openSection, type Section } from './sections.js';

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
  readonly deciding: Deciding;
  readonly conversations: Conversations;
  readonly stream: SiteStream;
  siteName: string;
  role = '';
  counts: QueueCounts = {};
  pace: { oldestWaiting: string | null; perHour: number } | null = null;
  connection: LiveState = 'idle';
  route: Route = HOME;
  /** The queue that is open, or was open last. */
  queue: Queue;
  /** Another page of the desk, when one is open instead of the queue. */
  section: Section | null = null;
  dialog: Dialog | null = null;

  constructor(readonly pass: Pass, private readonly page: Page) {
    this.moderation = new Moderation(location.origin, pass.site, () => pass.token);
    this.me = nameOn(pass);
    this.siteName = pass.site;
    this.notices = new Notices(() => page.changed());
    this.decided = new DecidedLately(this.me);
    this.deciding = new Deciding(this.moderation, this.decided, this.me, this);
    this.conversations = new Conversations(this.moderation, () => page.changed());
    this.stream = new SiteStream(this.moderation.address, () => pass.token, this);
    this.queue = this.queueOf(HOME);
  }

  start(route: Route): void {
    this.moderation.info().then(({ name }) => this.learn(() => (this.siteName = name)), () => {});
    this.moderation.me().then(account => this.learn(() => (this.role = account?.role ?? '')), () => {});
    this.go(route);
    this.stream.start();
  }

  stop(): void {
    this.stream.stop();
    this.section?.close?.();
  }

  /** Opens what an address names. */
  go(route: Route): void {
    this.section?.close?.();
    this.section = null;
    this.dialog = null;
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

  turnTo(id: string | null): void {
    this.queue.selection.turnTo(id);
    this.changed();
  }

  move(by: number): void {
    this.queue.selection.move(by);
    this.changed();
  }

  mark(id: string | null = this.queue.selection.current): void {
    this.marking(id === null || this.queue.selection.toggle(id));
  }

  extend(by: number): void {
    this.marking(this.queue.selection.extend(by));
  }

  markFirst(): void {
    this.queue.selection.markFirst();
    this.changed();
  }

  unmark(): void {
    this.queue.selection.marked.clear();
    this.changed();
  }

  /** Decides about one comment, or about all that are marked, or about the one the moderator is at. Rejecting asks why. */
  decide(action: Action, id?: string): void {
    const marked = id ? [] : this.queue.selection.markedEntries;
    const one = id ? this.queue.entries.get(id) : this.selected;
    const able = (entry: Entry) => !entry.settled && actionsFor(entry.item.status).includes(action);
    const entries = (marked.length ? marked : one ? [one] : []).filter(able);
    if (entries.length && action === 'reject') {
      this.show({ kind: 'why', action, entries });
    } else {
      void this.deciding.decide(this.queue, entries, action);
    }
  }

  answerWhy({ action, entries }: Extract<Dialog, { kind: 'why' }>, why: Why): void {
    this.dialog = null;
    void this.deciding.decide(this.queue, entries, action, why);
  }

  show(dialog: Dialog): void {
    this.dialog = dialog;
    this.changed();
  }

  /** Closes the dialog of that name, if it is still the one that is open. */
  close(kind: string): void {
    if (this.dialog?.kind === kind) {
      this.dialog = null;
      this.changed();
    }
  }

  showHistory(item: QueueItem | undefined = this.selected?.item): void {
    if (item) {
      this.show({ kind: 'history', item, history: null });
      this.moderation.history(item.id).then(
        history => this.dialog?.kind === 'history' && this.show({ kind: 'history', item, history }),
        thrown => this.failed(asProblem(thrown)),
      );
    }
  }

  /** Asks for a sanction on the author of a comment. */
  sanction(item: QueueItem | undefined = this.selected?.item): void {
    if (item?.author) {
      this.show({ kind: 'sanction', person: item.author, choice: 'warn' });
    }
  }

  openPage(): void {
    const url = this.selected?.item.page.url;
    if (url?.match(/^https?:/)) {
      open(url, '_blank', 'noopener');
    }
  }

  /** What no stream tells is looked up now and then: the counts, and what entered a queue that is not live. */
  look(): void {
    if (!document.hidden && this.connection === 'live') {
      void (this.inQueue && !this.queue.kind.live ? this.read() : this.count());
    }
  }

  undo(made: Made | undefined = this.decided.lastOwn): void {
    void this.deciding.undo(this.inQueue ? this.queue : null, made);
  }

  async undoAll(all: Made[]): Promise<void> {
    for (const made of all) {
      await this.deciding.undo(this.inQueue ? this.queue : null, made);
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
    this.page.changed();
  }

  ended(code: string): void {
    this.page.refused(new Problem(code, code === 'role_required' ? 403 : 401, code));
  }

  private marking(done: boolean): void {
    if (!done) {
      this.tell({ words: 'No more than {n} at once.', values: { n: MOST_AT_ONCE } });
    }
    this.changed();
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
