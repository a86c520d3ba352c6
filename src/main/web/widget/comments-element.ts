import { html } from 'lit-html';
import styles from '@styles/widget.css';
import { afterPaint } from '../client/after-paint.js';
import { DrawnElement } from '../client/drawn-element.js';
import { load } from '../client/live/chunk.js';
import type { SiteInfo } from '../client/shapes.js';
import { Site } from '../client/site.js';
import type * as Adopting from './adopting/entry.js';
import type { Hand } from './hand.js';
import type { Host } from './host.js';
import { includedIn } from './included.js';
import { Later } from './later.js';
import { LENT } from './lent.js';
import { whenNear } from './near.js';
import { linkedIn, thisPage } from './page.js';
import { Reserve } from './reserve.js';
import { Reading } from './thread/reading.js';
import { explain } from './words/problems.js';
import { english, wordsFor } from './words/words.js';
import { listView } from './view/list.js';
import type { Scene } from './view/scene.js';
import { entranceView, headingView, prefaceView, skeletonView, toolbarView } from './view/top.js';
import { Pen } from './pen.js';
import { Steps } from './steps.js';
import { orderOf, serverOf } from './wanted.js';
import { Session, type TokenSource } from './writing/session.js';

const TICK_MS = 30_000;
/** An answer that comes within this time needs no skeleton before it: on a slow device drawing one would make it later. */
const SOON_MS = 300;

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
  /** A draft takes its room from the start, and what the server has drawn stays until it is taken over: nothing is drawn without. */
  private waiting = false;
  /** The first page takes its time: its place is drawn meanwhile. */
  private late = false;
  private readonly steps = new Steps(() => this.arrived());
  private giveUp = () => {};
  private readonly linked = () => this.link();

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
    addEventListener('hashchange', this.linked);
    void this.speak();
    this.begin();
  }

  disconnectedCallback(): void {
    this.here = false;
    clearInterval(this.ticking);
    removeEventListener('hashchange', this.linked);
    this.close();
  }

  /** Something has changed that all comments look at. */
  override changed(): void {
    this.steps.raise();
    super.changed();
  }

  /** Comments have come, gone or changed, or what is around them: the others look as they did. */
  arrived(): void {
    super.changed();
  }

  /** Opens the comments of the page that is named now. */
  private begin(): void {
    this.giveUp();
    if (!this.standing) {
      this.reserve.keep();
    }
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
      void this.scene?.reading.sort(orderOf(this));
    } else {
      this.close();
      this.begin();
      this.changed();
    }
  }

  protected draw() {
    const { scene } = this;
    if (!scene || !this.spoken || this.waiting || (scene.reading.state === 'loading' && !this.late)) {
      return this.standing ? null : html``;
    }
    scene.now = Date.now();
    scene.words = this.words;
    return html`<section class="frame" part="frame" dir=${this.words.direction} lang=${this.words.locale} aria-labelledby="title">
      ${headingView(scene)} ${prefaceView(scene)} ${scene.hand.it?.pageView(scene)} ${entranceView(scene)} ${this.body(scene)}
      ${scene.hand.it?.dialogView(scene)}
    </section><i id="end"></i>`;
  }

  protected override drawn(): void {
    const { scene } = this;
    scene?.hand.it?.drawn(this.drawing);
    const end = this.drawing.querySelector('#end');
    if (end && scene?.reading.state === 'ready' && !this.waiting) {
      this.steps.drawn(scene.reading.model.shown);
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
    const server = serverOf(this);
    const session = new Session(`repartee:guest:${server}:${key}`);
    session.give(this.tokenGiven);
    session.source = this.tokenSource;
    const site = new Site(server, key, () => session.token, async refused => session.renewal?.(refused));
    const reading = new Reading(site, page.key, orderOf(this), this, comment => !!scene.pen.author?.recognises(comment) || (!!session.account && session.account.id === comment.author?.id));
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
        this.steps.begin();
        return part.begin(LENT, scene);
      },
      words,
      changed,
    );
    const scene: Scene = {
      words: this.words,
      steps: this.steps,
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
      look: () => this.look(scene),
      identified: () => this.identified(),
    };
    this.scene = scene;
    this.steps.begin(true);
    const included = includedIn(this, page.key);
    this.waiting = pen.hasDraft || this.standing;
    const awaited = Promise.all([pen.hasDraft && pen.load(), included && this.standing && this.adopt()])
      .catch(() => {})
      .then(() => this.current(round) && this.wait());
    this.late = false;
    setTimeout(() => {
      if (reading.state === 'loading') {
        this.late = true;
        this.changed();
      }
    }, SOON_MS);
    void Promise.all([reading.start(included), awaited]).then(() => {
      if (this.current(round)) {
        this.tell('ready', { count: reading.model.total });
        afterPaint(() => this.current(round) && this.follow(scene));
      }
    });
  }

  /** The comments are on the screen: now comes what is not needed to read them. */
  private follow({ site, hand }: Scene): void {
    const { round } = this;
    void site.info().then(info => this.current(round) && this.learn(info), () => {});
    hand.prepare();
    this.link();
    this.personal();
  }

  /** Whether there is something in the element that the server has drawn. */
  private get standing(): boolean {
    return !this.begun && !!this.drawing.firstElementChild;
  }

  /** What the server has drawn becomes what is drawn here. */
  private async adopt(): Promise<void> {
    this.takingOver = (await load<typeof Adopting>('adopting.js')).takeOver;
    this.steps.due = Infinity;
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
    this.steps.begin();
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
      this.look(scene);
    }
  }

  private look(scene: Scene): void {
    const { held } = scene.reading;
    scene.site.mine(scene.page).then(
      mine => {
        if (scene === this.scene) {
          scene.session.learn(mine.account ?? mine.held[0]?.author);
          scene.mine = mine;
          scene.hand.it?.knows(mine);
          scene.reading.showHeld(mine.held, held);
        }
      },
      () => {},
    );
  }

  /** The page's address may name a comment. */
  private link(): void {
    const { scene } = this;
    const id = linkedIn(location.href);
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

  addressOf(id: string): string {
    return `${location.href.split('#')[0]}#comment-${id}`;
  }

  announce(text: string): void {
    this.scene?.hand.it?.announcer.say(text);
  }

  tell(event: string, detail: object): void {
    this.dispatchEvent(new CustomEvent(`repartee:${event}`, { detail, bubbles: true, composed: true }));
  }

  heard(added: number, waiting: number): void {
    this.scene?.hand.it?.announcer.heard(added, waiting);
  }

  disturbs(follower: string | null): boolean {
    const place = follower && this.drawing.querySelector(`#c-${follower}`)?.getBoundingClientRect();
    return !!place && place.height > 0 && place.top < innerHeight;
  }
}
