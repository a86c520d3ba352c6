import { html } from 'lit-html';
import styles from '@styles/widget.css';
import type { SiteInfo } from '../client/shapes.js';
import { Site, type Sort } from '../client/site.js';
import { DrawnElement } from '../client/drawn-element.js';
import { Announcer } from './announcer.js';
import type { Host } from './host.js';
import { thisPage } from './page.js';
import { Reserve } from './reserve.js';
import { SERVER } from './server.js';
import { Reading } from './thread/reading.js';
import { explain } from './words/problems.js';
import { english, wordsFor } from './words/words.js';
import { listView } from './view/list.js';
import type { Scene } from './view/scene.js';
import { entranceView, headingView, skeletonView, toolbarView } from './view/top.js';
import { Pen } from './pen.js';
import { Session, type TokenSource } from './writing/session.js';

const TICK_MS = 30_000;

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

  get token(): string | null {
    return this.tokenGiven;
  }

  set token(token: string | null) {
    this.tokenGiven = token;
    this.scene?.session.give(token);
    this.personal();
    this.changed();
  }

  get getToken(): TokenSource | null {
    return this.tokenSource;
  }

  set getToken(source: TokenSource | null) {
    this.tokenSource = source;
    if (this.scene && source) {
      this.scene.session.source = source;
      void this.scene.session.ask().then(() => this.personal());
    }
  }

  constructor() {
    super(styles);
  }

  connectedCallback(): void {
    this.here = true;
    this.ticking = setInterval(() => this.changed(), TICK_MS);
    void this.speak();
    this.open();
    this.changed();
  }

  disconnectedCallback(): void {
    this.here = false;
    clearInterval(this.ticking);
    this.close();
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
      this.open();
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
      ${headingView(scene)} ${entranceView(scene)} ${this.body(scene)}
      <div class="hidden" role="status" aria-live="polite">${this.announcer.text}</div>
    </section><i id="end"></i>`;
  }

  protected override drawn(): void {
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
    this.reserve.keep();
    const page = thisPage(this.getAttribute('page'));
    const server = this.server();
    const session = new Session(`repartee:guest:${server}:${key}`);
    session.give(this.tokenGiven);
    session.source = this.tokenSource;
    const site = new Site(server, key, () => session.token);
    const reading = new Reading(site, page.key, this.order(), this, comment => !!pen.author?.recognises(comment));
    const info = () => this.info;
    const place = `repartee:draft:${site.address}:${page.key}`;
    const pen: Pen = new Pen(
      place,
      writing => {
        this.wear(writing.styles);
        return writing.author(site, page, session, reading, info, this, place);
      },
      () => this.changed(),
    );
    this.scene = { words: this.words, reading, session, pen, info, now: Date.now(), signIn: () => this.tell('sign-in', {}) };
    this.waiting = pen.hasDraft;
    void (this.waiting ? pen.load() : Promise.resolve()).catch(() => {}).then(() => this.current(round) && this.wait());
    void site.info().then(info => this.current(round) && this.learn(info), () => {});
    void reading.start().then(() => {
      if (this.current(round)) {
        this.tell('ready', { count: reading.model.total });
        this.personal();
      }
    });
  }

  private close(): void {
    this.round++;
    this.reserve.stop();
    this.scene?.reading.stop();
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

  /** What only this reader sees: own comments that are not public yet. */
  private personal(): void {
    const scene = this.scene;
    if (scene?.session.token && scene.reading.state === 'ready') {
      scene.pen
        .load()
        .then(author => author.mine())
        .then(
          held => scene === this.scene && scene.reading.showHeld(held),
          () => {},
        );
    }
  }

  private async speak(): Promise<void> {
    const tag = this.closest<HTMLElement>('[lang]')?.lang || navigator.language;
    this.words = await wordsFor(tag, this.server());
    this.spoken = true;
    this.changed();
  }

  private order(): Sort {
    return this.getAttribute('sort') === 'oldest' ? 'oldest' : 'newest';
  }

  /** Another server than the one this script came from may be named. */
  private server(): string {
    return (this.getAttribute('server') || SERVER).replace(/\/$/, '');
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
