import type { Position } from '../position.js';
import { Backoff } from './backoff.js';
import { staysAway, type ServerFrame } from './frames.js';
import { Socket } from './socket.js';
import { Subscription, type Listener } from './subscription.js';
import { onWake } from './wake.js';

/** `idle`: nobody listens. `stopped`: the server does not want us back. */
export type LiveState = 'idle' | 'connecting' | 'live' | 'waiting' | 'offline' | 'stopped';

/** The server tells its heads regularly; a socket silent for this many of its heartbeats is dead. */
const SILENT_BEATS = 2.5;
const USUAL_HEARTBEAT_SECONDS = 20;

/**
 * One socket to one site, shared by everything on the page that listens to it; it exists while somebody listens. It
 * returns by itself after a loss, a sleep or a time without network, and continues each stream from its place.
 */
export class LiveConnection {
  state: LiveState = 'idle';
  private readonly subscriptions = new Map<string, Set<Subscription>>();
  private readonly watchers = new Set<(state: LiveState) => void>();
  private readonly backoff = new Backoff();
  private socket: Socket | null = null;
  private timer = 0;
  private heard = 0;
  private silenceMs = USUAL_HEARTBEAT_SECONDS * SILENT_BEATS * 1000;
  private stopWaking: (() => void) | null = null;

  constructor(
    private readonly address: string,
    private readonly token: () => string | null | undefined = () => null,
  ) {}

  /** Listens from that position, or from now. Gives the function that ends it. */
  subscribe(stream: string, since: Position | null, listener: Listener): () => void {
    const subscription = new Subscription(stream, since, listener);
    const others = this.subscriptions.get(stream);
    if (others) {
      others.add(subscription);
    } else {
      this.subscriptions.set(stream, new Set([subscription]));
    }
    if (this.state === 'live') {
      this.ask(stream);
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

  /** Tries again at once, also after a stop. */
  retry(): void {
    this.backoff.reset();
    this.drop();
    this.connect();
  }

  private start(): void {
    this.stopWaking ??= onWake({
      wake: () => this.wake(),
      rest: () => this.drop(),
      offline: () => this.lost('offline'),
    });
    this.connect();
  }

  private connect(): void {
    clearTimeout(this.timer);
    if (!navigator.onLine) {
      this.enter('offline');
      return;
    }
    this.enter('connecting');
    const socket: Socket = new Socket(`${this.address}/live`, {
      opened: () => socket.send({ type: 'hello', token: this.token() ?? null }),
      frame: frame => this.take(frame),
      closed: code => this.socket === socket && this.closed(code),
    });
    this.socket = socket;
    this.listenForSilence();
  }

  private take(frame: ServerFrame): void {
    this.heard = Date.now();
    switch (frame.type) {
      case 'welcome':
        this.backoff.reset();
        this.silenceMs = (frame.heartbeatSeconds ?? USUAL_HEARTBEAT_SECONDS) * SILENT_BEATS * 1000;
        this.enter('live');
        this.subscriptions.forEach((_, stream) => this.ask(stream));
        break;
      case 'subscribed':
        this.each(frame.stream, one => one.begun(frame.position));
        break;
      case 'events':
        this.each(frame.stream, one => {
          if (one.take(frame.events, frame.position, frame.counts) === 'gap') {
            this.ask(frame.stream);
          }
        });
        break;
      case 'heads':
        Object.entries(frame.heads).forEach(([stream, head]) => this.compare(stream, head));
        break;
      case 'resync':
        this.end(frame.stream, one => one.listener.resync(one.position));
        break;
      case 'unsubscribed':
        if (frame.code !== 'requested') {
          this.end(frame.stream, one => one.listener.ended?.(frame.code));
        }
        break;
      case 'error':
        if (frame.stream) {
          this.end(frame.stream, one => one.listener.ended?.(frame.code));
        }
        break;
    }
  }

  /**
   * Asks for a stream, or again, from the place of whoever is furthest behind; the others see repetitions and skip them.
   */
  private ask(stream: string): void {
    const all = [...(this.subscriptions.get(stream) ?? [])];
    const since = all
      .map(one => one.position)
      .reduce((least, one) => (least && (!one || least.seq <= one.seq) ? least : one), null);
    this.socket?.send({ type: 'subscribe', stream, since });
  }

  private compare(stream: string, head: number): void {
    if ([...(this.subscriptions.get(stream) ?? [])].some(one => one.lags(head))) {
      this.ask(stream);
    }
  }

  private each(stream: string, action: (one: Subscription) => void): void {
    [...(this.subscriptions.get(stream) ?? [])].forEach(action);
  }

  private end(stream: string, told: (one: Subscription) => void): void {
    const all = [...(this.subscriptions.get(stream) ?? [])];
    this.subscriptions.delete(stream);
    all.forEach(told);
  }

  private leave(subscription: Subscription): void {
    const all = this.subscriptions.get(subscription.stream);
    if (!all?.delete(subscription) || all.size) {
      return;
    }
    this.subscriptions.delete(subscription.stream);
    if (this.state === 'live') {
      this.socket?.send({ type: 'unsubscribe', stream: subscription.stream });
    }
    // A resync leaves and returns in the same breath; only who stays away closes the socket.
    setTimeout(() => this.subscriptions.size === 0 && this.rest(), 1000);
  }

  private rest(): void {
    this.stopWaking?.();
    this.stopWaking = null;
    this.drop();
    this.enter('idle');
  }

  private closed(code: number): void {
    if (staysAway(code)) {
      this.drop();
      this.enter('stopped');
    } else {
      this.lost('waiting');
    }
  }

  private lost(state: 'waiting' | 'offline'): void {
    this.drop();
    this.enter(state);
    if (state === 'waiting') {
      this.timer = setTimeout(() => this.connect(), this.backoff.next());
    }
  }

  private drop(): void {
    clearTimeout(this.timer);
    const socket = this.socket;
    this.socket = null;
    socket?.close();
  }

  private wake(): void {
    if (this.state === 'stopped' || this.state === 'idle' || this.opening()) {
      return;
    }
    const fine = this.state === 'live' && this.socket && Date.now() - this.heard < this.silenceMs;
    if (!fine) {
      this.retry();
    }
  }

  private opening(): boolean {
    return this.state === 'connecting' && this.socket !== null && Date.now() - this.heard < 10_000;
  }

  private listenForSilence(): void {
    this.heard = Date.now();
    const look = () => {
      const left = this.silenceMs - (Date.now() - this.heard);
      if (left <= 0) {
        this.lost('waiting');
      } else {
        this.timer = setTimeout(look, left);
      }
    };
    this.timer = setTimeout(look, this.silenceMs);
  }

  private enter(state: LiveState): void {
    if (state !== this.state) {
      this.state = state;
      this.watchers.forEach(watcher => watcher(state));
    }
  }
}
