import { SUBPROTOCOL, type ServerFrame } from './frames.js';

export interface SocketEvents {
  opened(): void;
  frame(frame: ServerFrame): void;
  /** Once, whoever closed it, and also when it never opened. */
  closed(code: number): void;
}

/** A WebSocket that speaks JSON, and whose silence after `close` is certain. */
export class Socket {
  private readonly socket: WebSocket;
  private over = false;

  constructor(address: string, private readonly told: SocketEvents) {
    this.socket = new WebSocket(address.replace(/^http/, 'ws'), SUBPROTOCOL);
    this.socket.onopen = () => this.over || told.opened();
    this.socket.onmessage = message => this.over || told.frame(JSON.parse(message.data));
    this.socket.onclose = event => this.end(event.code);
  }

  send(frame: object): void {
    if (this.socket.readyState === WebSocket.OPEN) {
      this.socket.send(JSON.stringify(frame));
    }
  }

  /** Ends it now: a dead network may take minutes to admit that a socket is closed. */
  close(): void {
    this.socket.close(1000);
    this.end(1000);
  }

  private end(code: number): void {
    if (!this.over) {
      this.over = true;
      this.told.closed(code);
    }
  }
}
