import type { Position } from '../position.js';
import { Backoff } from './backoff.js';
import { Carrier } from './carrier.js';
import { load } from './chunk.js';
import type * as Fallback from './fallback/entry.js';
import type { Probe } from './fallback/probe.js';
import { staysAway } from './frames.js';
import { Ladder } from './ladder.js';
import { Pulse } from './pulse.js';
import { hears, type LiveState } from './state.js';
import { Streams } from './streams.js';
import { Subscription, type Listener } from './subscription.js';
import type { End, Route } from './transport.js';
import { onWake } from './wake.js';

export type { LiveState } from './state.js';

/** A page that nobody looks at leaves its place to others, unless it has a socket: browsers allow few plain connections. */
const HIDDEN_MS = 10_000;
/** The server ended it because of who we said we are: another person now, or nobody any more. */
const PERSONAL = [4003, 4005];
/** What held this long may be tried again without hesitation. */
const SETTLED_MS = 10_000;

/**
 * One connection to one site, shared by everything on the page that listens to it; it exists while somebody listens. It
 * returns by itself after a loss, a sleep or a time without network, by whatever way carries, and continues each stream from
 * its place.
 */
export class LiveConnection {
  state: LiveState = 'idle';
  private readonly streams = new Streams(stream => this.carrier?.ask(stream));
  private readonly watchers = new Set<(state: LiveState) => void>();
  private readonly backoff = new Backoff();
  private readonly ladder = new Ladder();
  private readonly pulse = new Pulse(() => this.lost({ how: 'cut', code: 1006 }));
  /** Looks for a better way while a lesser one carries. */
  private probe: Probe | null = null;
  readonly route: Route;
  private carrier: Carrier | null = null;
  private timer = 0;
  private hiding = 0;
  /** Who listens, where that was learnt after the connection began. */
  private identity: string | null = null;
  private stopWaking: (() => void) | null = null;

  constructor(address: string, token: () => string | null | undefined = () => null) {
    this.route = { address, token, wanted: this.streams };
  }

  /** Listens from that position, or from now. Gives the function that ends it. */
  subscribe(stream: string, since: Position | null, listener: Listener): () => void {
    const subscription = new Subscription(stream, since, listener);
    this.streams.add(subscription);
    if (hears(this.state)) {
      this.carrier?.ask(stream);
    } else if (this.state === 'idle') {
      this.start();
    }
    return () => this.leave(subscription);
  }

  /** Tells the state now and at every change. Gives the function that ends it. */
  watch(watcher: (state: LiveState) => void): () => void {
    this.watchers.add(watcher);
    watcher(this.state);
    return () => this.watchers.delete(watcher);
  }

  /**
   * Says who listens, or that nobody does any more. Reading never depends on it: a token that the server does not take costs
   * nothing but what is personal.
   */
  identify(token: string | null): void {
    const before = this.identity;
    this.identity = token;
    if (token) {
      this.carrier?.identify(token);
    } else if (before && this.state === 'live') {
      this.retry();
    }
  }

  /** Tells the others that somebody is writing. */
  typing(stream: string): void {
    this.carrier?.typing(stream);
  }

  /** Tries again at once, also after a stop. */
  retry(): void {
    this.backoff.reset();
    this.connect();
  }

  private start(): void {
    this.stopWaking ??= onWake({
      wake: () => this.wake(),
      network: () => this.network(),
      rest: () => this.drop(),
      offline: () => this.leaveNetwork(),
      hidden: () => this.hide(),
    });
    this.connect();
  }

  private connect(): void {
    this.drop();
    if (!navigator.onLine) {
      this.enter('offline');
      return;
    }
    if (this.state !== 'waiting') {
      this.enter('connecting');
    }
    this.pulse.begin();
    this.carry(new Carrier(this.ladder.rung, this.route));
  }

  private carry(carrier: Carrier): void {
    this.carrier = carrier;
    carrier.tell({
      opened: seconds => this.opened(seconds),
      frame: frame => this.streams.take(frame),
      alive: () => this.pulse.alive(),
      ended: end => this.lost(end),
    });
  }

  private opened(heartbeatSeconds: number): void {
    const { carrier } = this;
    this.pulse.alive();
    this.pulse.beats(heartbeatSeconds);
    this.probe?.end();
    if (carrier && carrier.rung !== 'socket') {
      void this.lookForBetter(carrier, this.ladder.hadSocket);
    }
    this.ladder.carried();
    this.enter(carrier?.rung === 'socket' ? 'live' : 'fallback');
    this.streams.forgetAsked();
    if (this.identity) {
      carrier?.identify(this.identity);
    }
    carrier?.begin(this.streams.streams());
    document.hidden && this.hide();
  }

  /** @param soon there was a socket once, so there may be one again */
  private async lookForBetter(than: Carrier, soon: boolean): Promise<void> {
    const fallback = await load<typeof Fallback>('live/fallback.js');
    if (than === this.carrier && !document.hidden) {
      this.probe = new fallback.Probe(
        () => new Carrier('socket', this.route),
        (better, seconds) => this.climb(better, seconds),
      );
      this.probe.begin(soon);
    }
  }

  /** A better way carries: it takes over, and what both bring is seen once. */
  private climb(better: Carrier, heartbeatSeconds: number): void {
    this.carrier?.close();
    this.ladder.climb(better.rung);
    this.pulse.begin();
    this.carry(better);
    this.opened(heartbeatSeconds);
  }

  private leave(subscription: Subscription): void {
    if (!this.streams.remove(subscription)) {
      return;
    }
    if (hears(this.state)) {
      this.carrier?.leave(subscription.stream);
    }
    // A resync leaves and returns in the same breath; only who stays away closes the connection.
    setTimeout(() => this.streams.empty && this.rest(), 1000);
  }

  private rest(): void {
    this.stopWaking?.();
    this.stopWaking = null;
    this.drop();
    this.enter('idle');
  }

  private lost(end: End): void {
    const livedMs = this.carrier?.livedMs ?? 0;
    if (livedMs > SETTLED_MS) {
      this.backoff.reset();
    }
    this.drop();
    const misnamed = this.identity !== null && PERSONAL.includes(end.code);
    if (misnamed) {
      this.identity = null;
    } else if (staysAway(end.code)) {
      this.enter('stopped');
      return;
    }
    this.ladder.ended(end, livedMs);
    this.enter(navigator.onLine ? 'waiting' : 'offline');
    if (navigator.onLine) {
      this.timer = setTimeout(() => this.connect(), this.backoff.next() + (end.retryAfterMs ?? 0));
    }
  }

  private drop(): void {
    clearTimeout(this.timer);
    clearTimeout(this.hiding);
    this.pulse.end();
    this.probe?.end();
    this.carrier?.close();
    this.carrier = null;
  }

  private leaveNetwork(): void {
    if (this.state !== 'stopped') {
      this.drop();
      this.enter('offline');
    }
  }

  private network(): void {
    this.ladder.anew();
    this.wake(true);
  }

  /** Whatever may have died meanwhile is asked for a sign of life, or begun again when it must be dead. */
  private wake(suspicious = false): void {
    clearTimeout(this.hiding);
    if (this.state === 'stopped' || this.state === 'idle') {
      return;
    }
    if (!this.carrier || this.pulse.silent || (suspicious && this.carrier.rung !== 'socket')) {
      this.retry();
    } else if (this.state === 'live' && (suspicious || this.pulse.doubtful)) {
      this.pulse.expect();
      this.carrier.begin(this.streams.streams());
    }
  }

  private hide(): void {
    this.probe?.end();
    clearTimeout(this.hiding);
    if (this.state === 'fallback') {
      this.hiding = setTimeout(() => this.drop(), HIDDEN_MS);
    }
  }

  private enter(state: LiveState): void {
    if (state !== this.state) {
      this.state = state;
      this.watchers.forEach(watcher => watcher(state));
    }
  }
}
