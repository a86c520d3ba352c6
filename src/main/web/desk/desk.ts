import { html, render } from 'lit-html';
import type { Problem } from '../client/problem.js';
import { isForDesk, press } from './keys.js';
import { Moderation } from './moderation.js';
import { keepPass, nameOn, presentPass, type Pass } from './pass.js';
import { Queue, type Watcher } from './queue.js';
import { shellView } from './view/shell.js';
import { signInView } from './view/sign-in.js';

const NOTICE_MS = 6_000;
const TICK_MS = 30_000;

/** The page: who sits at the desk, and what is drawn. */
class Desk implements Watcher {
  private queue: Queue | null = null;
  private pass: Pass | null = null;
  private siteName = '';
  private lastSite = '';
  private me = '';
  private why = '';
  private message = '';
  private messageTimer = 0;
  private pending = false;
  private drawnSelection: string | null = null;

  constructor(private readonly root: HTMLElement) {
    setInterval(() => this.changed(), TICK_MS);
    addEventListener('keydown', event => this.key(event));
    addEventListener('hashchange', () => this.open(presentPass()));
  }

  open(pass: Pass | null): void {
    this.queue?.stop();
    this.queue = this.pass = null;
    if (pass) {
      this.why = '';
      this.lastSite = this.siteName = pass.site;
      this.me = nameOn(pass);
      const moderation = new Moderation(location.origin, pass.site, () => pass.token);
      const queue = (this.queue = new Queue(moderation, pass.token, this.me, this));
      moderation.info().then(info => this.named(info.name), () => {});
      this.pass = pass;
      queue.start();
    }
    this.changed();
  }

  changed(): void {
    if (!this.pending) {
      this.pending = true;
      queueMicrotask(() => {
        this.pending = false;
        this.draw();
      });
    }
  }

  welcome(): void {
    keepPass(this.pass);
  }

  notice(text: string): void {
    clearTimeout(this.messageTimer);
    this.message = text;
    this.messageTimer = setTimeout(() => {
      this.message = '';
      this.changed();
    }, NOTICE_MS);
    this.changed();
  }

  refused(problem: Problem): void {
    keepPass(null);
    this.open(null);
    this.why =
      problem.status === 403
        ? 'This token is not a moderator’s of that site.'
        : 'This token is not valid here, or its time is over.';
    this.changed();
  }

  private named(name: string): void {
    this.siteName = name;
    this.changed();
  }

  private draw(): void {
    const { queue } = this;
    const waiting = queue?.loaded ? queue.pending : 0;
    document.title = `${waiting ? `(${waiting}) ` : ''}Moderators’ desk${this.siteName ? ` · ${this.siteName}` : ''}`;
    render(queue ? this.shell(queue) : this.door(), this.root);
    if (queue && queue.selected !== this.drawnSelection) {
      this.drawnSelection = queue.selected;
      this.show(queue.selected);
    }
  }

  private door() {
    return html`${signInView(this.lastSite || 'demo', this.why, pass => this.open(pass))}`;
  }

  private shell(queue: Queue) {
    return html`${shellView({
      queue,
      siteName: this.siteName,
      me: this.me,
      notice: this.message,
      signOut: () => {
        keepPass(null);
        this.open(null);
      },
      help: () => this.help(),
    })}`;
  }

  /** The selected card has the focus, unless the moderator is busy elsewhere. */
  private show(id: string | null): void {
    const card = id && document.getElementById(`c-${id}`);
    const elsewhere = document.activeElement?.closest('aside, .top, dialog, input, textarea');
    if (card && !card.contains(document.activeElement) && !elsewhere) {
      card.focus({ preventScroll: true });
      card.scrollIntoView({ block: 'nearest' });
    }
  }

  private help(): void {
    document.querySelector<HTMLDialogElement>('#help')?.showModal();
  }

  private key(event: KeyboardEvent): void {
    if (this.queue && isForDesk(event) && press(event.key, this.queue, () => this.help())) {
      event.preventDefault();
    }
  }
}

const desk = new Desk(document.querySelector<HTMLElement>('#desk')!);
desk.open(presentPass());
