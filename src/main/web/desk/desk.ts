import { html, render } from 'lit-html';
import type { Problem } from '../client/problem.js';
import { Keyboard } from './keys/keyboard.js';
import { keepPass, presentPass, type Pass } from './pass.js';
import { endsSoon, renew, shareRenewals } from './renewal.js';
import { routeIn } from './route.js';
import { Session, type Page } from './session.js';
import { Focus } from './view/focus.js';
import { markSeen } from './view/seen.js';
import { shellView } from './view/shell.js';
import { signInView } from './view/sign-in.js';
import { WindowedList } from './view/windowed-list.js';
import { chooseLanguage, say } from './words/words.js';

/** How often times are told anew, and looked up what no stream tells. */
const TICK_MS = 30_000;
/** After that a pass that could not be renewed without a network is tried again. */
const AGAIN_MS = 5_000;

/** The page: who sits at the desk, and when it is drawn. */
class Desk implements Page {
  private session: Session | null = null;
  private readonly list = new WindowedList(() => this.changed());
  private readonly focus = new Focus();
  private readonly keyboard = new Keyboard();
  private lastSite = '';
  private why = '';
  private due = false;

  constructor(private readonly root: HTMLElement) {
    setInterval(() => this.tick(), TICK_MS);
    shareRenewals(() => this.session?.pass);
    addEventListener('keydown', event => this.session && this.keyboard.press(event, this.session));
    addEventListener('hashchange', () => this.arrive());
  }

  /** An address was entered: perhaps with a pass, otherwise another place at the desk. */
  arrive(): void {
    const pass = presentPass();
    const { session } = this;
    if (session && (!pass || (pass.token === session.pass.token && pass.site === session.pass.site))) {
      session.go(routeIn(location.hash));
    } else {
      void this.enter(pass);
    }
  }

  /** A page that was left for long is entered with another token. */
  private async enter(pass: Pass | null): Promise<void> {
    if (pass && endsSoon(pass)) {
      await renew(pass);
    }
    this.open(pass);
  }

  changed(): void {
    if (!this.due) {
      this.due = true;
      queueMicrotask(() => {
        this.due = false;
        this.draw();
      });
    }
  }

  welcome(): void {
    keepPass(this.session?.pass ?? null);
  }

  refused(problem: Problem): void {
    const pass = this.session?.pass;
    if (problem.status === 401 && pass?.refresh) {
      void renew(pass).then(renewed => this.session?.pass === pass && this.asked(pass, renewed, problem));
      return;
    }
    keepPass(null);
    this.open(null);
    this.why =
      problem.status === 403
        ? say('This token is not a moderator’s of that site.')
        : say('This token is not valid here, or its time is over.');
    this.changed();
  }

  private asked(pass: Pass, renewed: boolean, problem: Problem): void {
    if (renewed) {
      this.session?.resume();
    } else if (pass.refresh) {
      setTimeout(() => this.session?.pass === pass && this.refused(problem), AGAIN_MS);
    } else {
      this.refused(problem);
    }
  }

  private tick(): void {
    const pass = this.session?.pass;
    if (pass && endsSoon(pass)) {
      void renew(pass);
    }
    this.session?.look();
    this.changed();
  }

  private open(pass: Pass | null): void {
    this.session?.stop();
    this.session = null;
    if (pass) {
      this.why = '';
      this.lastSite = pass.site;
      this.session = new Session(pass, this);
      this.session.start(routeIn(location.hash));
    }
    this.changed();
  }

  private draw(): void {
    const { session } = this;
    document.title = this.title();
    if (!session) {
      render(html`${signInView(this.lastSite || 'demo', this.why, pass => this.open(pass))}`, this.root);
      return;
    }
    session.conversations.want(session.inQueue ? session.queue.selection.entry?.item : undefined);
    session.presence.look(session.selected?.item.id ?? null);
    this.list.remember(session.inQueue ? session.queue : null);
    render(html`${shellView(session, this.list, () => this.signOut())}`, this.root);
    this.list.settle();
    markSeen(session.inQueue ? session.queue.entries : null);
    this.focus.follow(session);
  }

  private signOut(): void {
    keepPass(null);
    this.open(null);
  }

  private title(): string {
    const waiting = this.session?.counts.pending ?? 0;
    const site = this.session?.siteName;
    return `${waiting ? `(${waiting}) ` : ''}${say('Moderators’ desk')}${site ? ` · ${site}` : ''}`;
  }
}

void chooseLanguage().then(() => new Desk(document.querySelector<HTMLElement>('#desk')!).arrive());
