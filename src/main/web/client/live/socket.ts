import { SUBPROTOCOL, type ServerFrame } from './frames.js';
import { USUAL_HEARTBEAT_SECONDS, type Route, type Transport, type TransportEvents } from './transport.js';

/** A WebSocket that speaks JSON, and whose silence after `close` is certain. */
export class Socket implements Transport {
  private readonly socket: WebSocket;
  private token: string | null = null;
  private welcome = false;
  private over = false;

  constructor(
    private readonly route: Route,
    private readonly told: TransportEvents,
  ) {
    this.socket = new WebSocket(`${route.address.replace(/^http/, 'ws')}/live`, SUBPROTOCOL);
    this.socket.onopen = () => this.send({ type: 'hello', token: (this.token = route.token() ?? null) });
    this.socket.onmessage = message => this.over || this.take(JSON.parse(message.data));
    this.socket.onclose = event => this.closed(event.code);
  }

  ask(stream: string): void {
    this.send({ type: 'subscribe', stream, since: this.route.wanted.since(stream) });
  }

  leave(stream: string): void {
    this.send({ type: 'unsubscribe', stream });
  }

  identify(token: string): void {
    if (token !== this.token) {
      this.send({ type: 'token', token: (this.token = token) });
    }
  }

  typing(stream: string): void {
    this.send({ type: 'typing', stream });
  }

  /** Ends it now: a dead network may take minutes to admit that a socket is closed. */
  close(): void {
    this.over = true;
    this.socket.close(1000);
  }

  private take(frame: ServerFrame): void {
    this.told.alive();
    if (frame.type === 'welcome') {
      this.welcome = true;
      this.told.opened(frame.heartbeatSeconds ?? USUAL_HEARTBEAT_SECONDS);
    } else if (frame.type === 'token-expiring') {
      this.route.ending?.();
    } else {
      this.told.frame(frame);
    }
  }

  private send(frame: object): void {
    if (this.socket.readyState === WebSocket.OPEN) {
      this.socket.send(JSON.stringify(frame));
    }
  }

  /** A code of ours, or one for going away, came from the server itself; anything else happened on the way. */
  private closed(code: number): void {
    if (!this.over) {
      this.over = true;
      const told = code >= 4000 || code === 1001 || code === 1012;
      this.told.ended({ how: told ? 'told' : this.welcome ? 'cut' : 'unreachable', code });
    }
  }
}
