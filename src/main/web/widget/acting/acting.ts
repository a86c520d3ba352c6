import type { LiveConnection } from '../../client/live/connection.js';
import type { Position } from '../../client/position.js';
import type { Comment, Mine } from '../../client/shapes.js';
import type * as Account from '../account/entry.js';
import { asProblem, explain, html, Later, nothing, withConnection } from '../borrowed.js';
import type { Later as LaterPart } from '../later.js';
import type { Lent } from '../lent.js';
import type { Root } from '../thread/node.js';
import type { Scene } from '../view/scene.js';
import { reauthor } from './authors.js';
import { closesView, companyView, featuredView, pinsView, typingView, waitingView } from './around-view.js';
import { Announcer } from './announcer.js';
import type { Dialog } from './dialog.js';
import { Inbox } from './inbox.js';
import { openComment } from './link.js';
import { Many } from './many.js';
import { Menu } from './menu.js';
import { People } from './people.js';
import { pageReactionsView, votesView } from './reactions-view.js';
import { Renewal } from './renewal.js';
import { SignIn } from './sign-in.js';
import { StatementDialog } from './statement.js';
import { Tallies } from './tallies.js';

/** A page that hands over tokens which are no good is not asked without end. */
const LAPSE_MS = 5_000;

/** What readers do besides writing. One for each element on a page, for as long as it shows that page. */
export class Acting {
  readonly tallies: Tallies;
  readonly people: People;
  readonly inbox: Inbox;
  readonly menu: Menu;
  readonly announcer: Announcer;
  /** What belongs to an account, for who opens the profile. */
  readonly account: LaterPart<typeof Account, Account.Part>;
  /** What is in front of everything else. */
  dialog: Dialog | null = null;
  /** The comment that a link names is not there. */
  linkGone = false;
  /** What came before the site's own description did. */
  private early: Mine | null = null;
  private said = '';
  private saying = 0;
  readonly popup: SignIn;
  private readonly renewal: Renewal;
  private readonly many = new Many(() => this.scene.host.changed());
  private stopListening = () => {};
  private connection: LiveConnection | null = null;
  private lapsedAt = 0;

  constructor(readonly scene: Scene, lent: Lent) {
    this.tallies = new Tallies(scene, this);
    this.people = new People(scene, this);
    this.inbox = new Inbox(scene, this);
    this.menu = new Menu(scene, this);
    this.announcer = new Announcer(scene.host);
    this.account = new Later('account.js', (part: typeof Account) => part.begin(lent), () => scene.host.words, () => scene.host.changed());
    this.popup = new SignIn(scene);
    this.identify(scene);
    scene.reading.threadChanged = after => void this.refresh(after);
    if (scene.mine) {
      this.knows(scene.mine);
    }
    this.renewal = new Renewal(scene, () => this.connection?.identify(scene.session.token));
    if (scene.session.ended) {
      void this.renewal.again(null).then(() => scene.identified());
    }
  }

  /**
   * What stands around the comments has changed: a question, a pin, that it is closed. The comments stay where they are. A cache on the way may
   * be behind the event; it is asked again until it is not.
   */
  private async refresh(after: Position | null, tries = 5): Promise<void> {
    const { reading, site, page, host } = this.scene;
    const { sort, roots } = reading.model;
    try {
      const now = await site.thread({ page, sort, limit: Math.min(Math.max(roots.length, 1), 100), replies: 5 });
      if (after?.epoch === now.position.epoch && after.seq > now.position.seq && tries > 1) {
        setTimeout(() => void this.refresh(after, tries - 1), 500);
        return;
      }
      reauthor(reading.model, now.items);
      reading.thread = now.thread;
      reading.pinned = now.pinned ?? [];
    } catch {
      // It was what it was; the next change asks again.
    }
    host.changed();
  }

  stop(): void {
    this.stopListening();
    this.many.stop();
    this.popup.stop();
    this.dialog = null;
  }

  /** Another person reads now, or nobody that is known: what is theirs is heard on a stream of their own. */
  identify({ session, site }: Scene): void {
    this.stopListening();
    this.inbox.forget();
    this.stopListening = withConnection(site.address, (connection: LiveConnection) => {
      const { token } = session;
      this.connection = connection;
      connection.route.ending = () => this.renewal.again(session.token);
      connection.identify(token);
      return token ? connection.subscribe('me', null, this.inbox.listener) : () => {};
    });
  }

  /** What is the reader's own is told no longer. The token may have ended while the device slept; or the session, and nobody is signed in any more. */
  async lapsed(code: string): Promise<void> {
    const { session } = this.scene;
    const { token } = session;
    const soon = Date.now() < this.lapsedAt + LAPSE_MS;
    if (soon || !code.startsWith('token_')) {
      return;
    }
    this.lapsedAt = Date.now();
    await this.renewal.again(token);
    if (session.token !== token) {
      this.scene.identified();
    }
  }

  /** Whether the server has that for who is signed in. */
  offers(feature: string): boolean {
    return !!this.scene.info()?.features?.includes(feature);
  }

  /** What is this reader's own has come: what belongs to it is asked for too, where the server has it. */
  knows(mine: Mine): void {
    this.early = this.scene.info() ? null : mine;
    if (this.offers('inbox')) {
      void this.inbox.look();
    }
    if (this.offers('follows')) {
      void this.people.look(mine);
    }
  }

  /** Whether one can be more here than a guest. */
  get offersAccounts(): boolean {
    return !!this.scene.info()?.signInMethods?.some(({ method }) => method !== 'sso' && method !== 'guest');
  }

  signIn(): void {
    if (!this.popup.offered) {
      this.scene.host.tell('sign-in', {});
    } else if (!this.popup.open()) {
      this.say('e_popup_blocked');
    }
  }

  /** Whoever wants to do that must be known; who is not signs in first. */
  known(): boolean {
    const { session } = this.scene;
    if (!session.token) {
      this.signIn();
    }
    return !!session.token;
  }

  /** Nobody is signed in here any more. */
  leave(): void {
    this.scene.session.forget();
    this.show(null);
    this.scene.identified();
  }

  async open(id: string): Promise<void> {
    this.linkGone = !(await openComment(this.scene, id));
    this.scene.host.changed();
  }

  show(dialog: Dialog | null): void {
    this.dialog = dialog;
    this.scene.host.changed();
  }

  say(key: Parameters<Scene['words']['say']>[0], fill?: Record<string, string | number>): void {
    this.scene.host.announce(this.scene.host.words.say(key, fill));
  }

  /** Something did not work; what was shown before the answer is taken back by who did it. */
  failed(thrown: unknown): void {
    const problem = asProblem(thrown);
    this.toast(explain(problem, this.scene.host.words));
  }

  /** What was just done, for the eye and the ear, for a moment. */
  toast(text: string): void {
    const { host } = this.scene;
    this.said = text;
    host.announce(text);
    clearTimeout(this.saying);
    this.saying = setTimeout(() => {
      this.said = '';
      host.changed();
    }, 6_000);
    host.changed();
  }

  /** After each drawing: dialogs and menus are opened by the browser, which then keeps the focus in them. */
  drawn(root: ShadowRoot): void {
    root.querySelector<HTMLDialogElement>('dialog:not([open])')?.showModal();
    root.querySelector<HTMLElement>('.toast:not(:popover-open)')?.showPopover();
    if (this.early && this.scene.info()) {
      this.knows(this.early);
    }
    this.menu.drawn(root);
    this.many.drawn(root);
  }

  companyView = (now: Scene) => companyView({ ...now, acting: this });
  featuredView = (now: Scene) => featuredView({ ...now, acting: this });
  typingView = typingView;
  waitingView = waitingView;
  pageView = (now: Scene) => html`${closesView(now)} ${pageReactionsView({ ...now, acting: this })}`;
  votesView = (now: Scene, comment: Comment) => votesView({ ...now, acting: this }, comment);
  optionsView = (now: Scene, comment: Comment) => this.menu.view({ ...now, acting: this }, comment);
  veil = (now: Scene, comment: Comment) => this.people.veil(now, comment);
  /** Why a comment of the reader's own waits. */
  whyView = (now: Scene, { id }: Comment) =>
    html`<button class="link" data-do="why" @click=${() => this.show(new StatementDialog(this.scene, this, id))}>${now.words.say('why')}</button>`;
  manyView = (now: Scene, roots: Root[], view: (root: Root, n: number) => unknown) => this.many.view(now, roots, view);

  /** What a reader must know before the list. */
  noticeView(now: Scene) {
    const { words, mine } = now;
    const told = (mine?.messages ?? []).slice(0, 3);
    return html`${this.linkGone ? html`<p class="closed" part="notice" role="status">${words.say('linkGone')}</p>` : nothing}
      ${told.map(({ message, at, status, commentId }) => html`<div class="told" part="notice">
        <p class="muted">${words.say('fromModerator')} · ${words.ago(at)}</p><p dir="auto">${message}</p>
        ${['rejected', 'spam'].includes(status)
          ? html`<button class="link" data-do="why" @click=${() => this.show(new StatementDialog(this.scene, this, commentId))}>${words.say('why')}</button>`
          : nothing}</div>`)}
      ${pinsView(now)}`;
  }

  dialogView(now: Scene) {
    return html`<div class="hidden" role="status" aria-live="polite">${this.announcer.text}</div>
      ${this.dialog?.view({ ...now, acting: this }) ?? nothing} ${this.menu.listView(now)}
      ${this.said ? html`<div class="toast" part="toast" popover="manual" aria-hidden="true">${this.said}</div>` : nothing}`;
  }
}
