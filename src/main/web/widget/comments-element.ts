import { html } from 'lit-html';
import styles from '@styles/widget.css';
import { DrawnElement } from '../client/drawn-element.js';
import type { SiteInfo } from '../client/shapes.js';
import { Site, type Sort } from '../client/site.js';
import { storage } from '../client/storage.js';
import { Announcer } from './announcer.js';
import type { Hand } from './hand.js';
import type { Host } from './host.js';
import { includedIn } from './included.js';
import { Later } from './later.js';
import { LENT } from './lent.js';
import { whenNear } from './near.js';
import { linkedIn, thisPage } from './page.js';
import { Reserve } from './reserve.js';
import { SERVER } from './server.js';
import { Reading } from './thread/reading.js';
import { explain } from './words/problems.js';
import { english, wordsFor } from './words/words.js';
import { listView } from './view/list.js';
import type { Scene } from './view/scene.js';
import { entranceView, headingView, prefaceView, skeletonView, toolbarView } from './view/top.js';
import { Pen } from './pen.js';
import { Session, type TokenSource } from './writing/session.js';

const TICK_MS = 30_000;
/** Where the browser remembers that new comments are not to be read out. */
const QUIET = 'repartee:quiet';
const SORTS: Sort[] = ['newest', 'oldest', 'top'];

/**
 * `<repartee-comments site page>`: the comments of a page, live. `token` and `getToken` are how a publisher's page says who its
 * reader is; they are properties, so that a token never stands in the markup. Tells `repartee:count`, `repartee:posted`,
 * `repartee:ready` and `repartee:sign-in` to the page.
 */
export class CommentsElement extends DrawnElement implements Host {
  static observedAttributes = ['site', 'page', 'server', 'sort', 'lang'];
  words = english;

  /** Nothing is drawn in a language that is not the reader's. */
  private spoken = false;
  /** Attributes are told before the element is: it begins when it has all of them. */
  private here = false;
  private readonly reserve = new Reserve(this);
  private scene: Scene | null = null;
  private info: SiteInfo | null = null;
  private tokenGiven: string | null = null;
  private tokenSource: TokenSource | null = null;
  private ticking = 0;
  private round = 0;
  /** A draft takes its room from the start: nothing is drawn without it. */
  private waiting = false;
  private readonly announcer = new Announcer();
  private quiet = !!storage.read(QUIET);
  private giveUp = () => {};
  private readonly follow = () => this.link();

  get token(): string | null {
    return this.tokenGiven;
  }

  set token(token: string | null) {
    this.tokenGiven = token;
    this.scene?.session.give(token);
    this.identified();
  }

  get getToken(): TokenSource | null {
    return this.tokenSource;
  }

  set getToken(source: TokenSource | null) {
    this.tokenSource = source;
    if (this.scene && source) {
      this.scene.session.source = source;
      void this.scene.session.ask().then(() => this.identified());
    }
  }

  constructor() {
    super(styles);
  }

  connectedCallback(): void {
    this.here = true;
    this.ticking = setInterval(() => this.changed(), TICK_MS);
    addEventListener('hashchange', this.follow);
    void this.speak();
    this.begin();
  }

  disconnectedCallback(): void {
    this.here = false;
    clearInterval(this.ticking);
    removeEventListener('hashchange', this.follow);
    this.close();
  }

  /** Opens the comments of the page that is named now. */
  private begin(): void {
    this.giveUp();
    this.reserve.keep();
    this.giveUp = whenNear(this, () => {
      this.open();
      this.changed();
    });
  }

  attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    if (!this.here || before === after) {
      return;
    }
    if (name === 'lang') {
      void this.speak();
    } else if (name === 'sort') {
      void this.scene?.reading.sort(this.order());
    } else {
      this.close();
      this.begin();
      this.changed();
    }
  }

  protected draw() {
    const { scene } = this;
    if (!scene || !this.spoken || this.waiting) {
      return html``;
    }
    scene.now = Date.now();
    scene.words = this.words;
    return html`<section class="frame" part="frame" dir=${this.words.direction} lang=${this.words.locale} aria-labelledby="title">
      ${headingView(scene)} ${prefaceView(scene)} ${scene.hand.it?.pageView(scene)} ${entranceView(scene)} ${this.body(scene)}
      <div class="hidden" role="status" aria-live="polite">${this.announcer.text}</div>
      ${scene.hand.it?.dialogView(scene)}
    </section><i id="end"></i>`;
  }

  protected override drawn(): void {
    this.scene?.hand.it?.drawn(this.drawing);
    const end = this.drawing.querySelector('#end');
    if (end && this.scene?.reading.state === 'ready' && !this.waiting) {
      this.reserve.giveBack(end);
    }
  }

  private body(scene: Scene) {
    const { reading } = scene;
    if (reading.state === 'loading') {
      return skeletonView(scene);
    }
    const problem = reading.problem
      ? html`<div class="failed" part="problem" role="alert"><p>${this.words.say('failed')} ${explain(reading.problem, this.words)}</p>
          <button class="button" part="button" @click=${() => this.retry()}>${this.words.say('again')}</button></div>`
      : '';
    return reading.state === 'failed' ? problem : html`${toolbarView(scene)} ${listView(scene)} ${problem}`;
  }

  private open(): void {
    const key = this.getAttribute('site');
    if (!key) {
      return;
    }
    const round = ++this.round;
    const page = thisPage(this.getAttribute('page'));
    const server = this.server();
    const session = new Session(`repartee:guest:${server}:${key}`);
    session.give(this.tokenGiven);
    session.source = this.tokenSource;
    const site = new Site(server, key, () => session.token);
    const reading = new Reading(site, page.key, this.order(), this, comment => !!scene.pen.author?.recognises(comment));
    const words = () => this.words;
    const changed = () => this.changed();
    const pen: Pen = new Pen(
      'writing.js',
      part => {
        this.wear(part.styles);
        return part.begin(LENT, scene, page, pen.place);
      },
      words,
      changed,
    );
    pen.place = `repartee:draft:${site.address}:${page.key}`;
    const hand: Hand = new Later(
      'acting.js',
      part => {
        this.wear(part.styles);
        return part.begin(LENT, scene);
      },
      words,
      changed,
    );
    const scene: Scene = {
      words: this.words,
      site,
      page: page.key,
      reading,
      session,
      pen,
      hand,
      host: this,
      info: () => this.info,
      mine: null,
      now: Date.now(),
      signIn: () => hand.use(acting => acting.signIn()),
      identified: () => this.identified(),
    };
    this.scene = scene;
    this.waiting = pen.hasDraft;
    void (this.waiting ? pen.load() : Promise.resolve()).catch(() => {}).then(() => this.current(round) && this.wait());
    void site.info().then(info => this.current(round) && this.learn(info), () => {});
    void reading.start(includedIn(this, page.key)).then(() => {
      if (this.current(round)) {
        this.tell('ready', { count: reading.model.total });
        hand.prepare();
        this.link();
        this.personal();
      }
    });
  }

  private close(): void {
    this.round++;
    this.giveUp();
    this.reserve.stop();
    this.scene?.reading.stop();
    this.scene?.hand.it?.stop();
    this.scene = null;
  }

  private current(round: number): boolean {
    return round === this.round;
  }

  private wait(): void {
    this.waiting = false;
    this.changed();
  }

  private learn(info: SiteInfo): void {
    this.info = info;
    this.changed();
  }

  private retry(): void {
    void this.scene?.reading.load(null).then(() => this.personal());
  }

  /** Somebody else reads now, or signed in, or nobody is any more. */
  private identified(): void {
    if (this.scene) {
      this.scene.mine = null;
    }
    this.personal();
    this.changed();
  }

  /** What only this reader sees: own comments that are not public yet, votes, whom one follows. */
  private personal(): void {
    const { scene } = this;
    if (!scene || scene.reading.state !== 'ready') {
      return;
    }
    scene.hand.it?.identify(scene);
    if (scene.session.token) {
      void scene.pen.load().catch(() => {});
      scene.site.mine(scene.page).then(
        mine => {
          if (scene === this.scene) {
            scene.session.learn(mine.account ?? mine.held[0]?.author);
            scene.mine = mine;
            scene.hand.it?.knows(mine);
            scene.reading.showHeld(mine.held);
          }
        },
        () => {},
      );
    }
  }

  /** The page's address may name a comment. */
  private link(): void {
    const { scene } = this;
    const id = linkedIn(location.hash);
    if (id && scene?.reading.state === 'ready') {
      scene.hand.use(acting => acting.open(id));
    }
  }

  private async speak(): Promise<void> {
    const tag = this.closest<HTMLElement>('[lang]')?.lang || navigator.language;
    this.words = await wordsFor(tag);
    if (this.scene?.pen.it || this.scene?.hand.it) {
      await this.words.learn();
    }
    this.spoken = true;
    this.changed();
  }

  private order(): Sort {
    return SORTS.find(sort => sort === this.getAttribute('sort')) ?? 'newest';
  }

  /** Another server than the one this script came from may be named. */
  private server(): string {
    return (this.getAttribute('server') || SERVER).replace(/\/$/, '');
  }

  get talkative(): boolean {
    return !this.quiet;
  }

  set talkative(talkative: boolean) {
    this.quiet = !talkative;
    storage.write(QUIET, this.quiet || null);
    this.changed();
  }

  addressOf(id: string): string {
    return `${location.href.split('#')[0]}#comment-${id}`;
  }

  announce(text: string): void {
    this.announcer.say(text, () => this.changed());
  }

  tell(event: string, detail: object): void {
    this.dispatchEvent(new CustomEvent(`repartee:${event}`, { detail, bubbles: true, composed: true }));
  }

  disturbs(follower: string | null): boolean {
    const place = follower && this.drawing.querySelector(`#c-${follower}`)?.getBoundingClientRect();
    return !!place && place.height > 0 && place.top < innerHeight;
  }
}
