import { LiveConnection, type LiveState } from '../client/live/connection.js';
import type { Counts, LiveEvent } from '../client/live/frames.js';
import { hears } from '../client/live/state.js';
import type { Pass } from './pass.js';
import { endsSoon, renew } from './renewal.js';
import type { Claim } from './site/shapes.js';

/** Who wants to know what happens at the site. */
export interface SiteListener {
  state(state: LiveState): void;
  /** From now on everything is told; what came before must be read. Also after a loss that could not be made good. */
  begun(): void;
  events(events: LiveEvent[], counts?: Counts): void;
  /** Who is at which comment, beside the events. */
  claims(claims: Claim[]): void;
  ended(code: string): void;
}

/** The site's stream, for as long as the desk is open. */
export class SiteStream {
  private readonly connection: LiveConnection;
  private leave: (() => void) | null = null;
  private stopWatching: (() => void) | null = null;

  constructor(address: string, private readonly pass: Pass, private readonly listener: SiteListener) {
    this.connection = new LiveConnection(address, () => pass.token);
    this.connection.route.ending = () => renew(pass);
    pass.renewed = () => this.introduce();
  }

  start(): void {
    this.stopWatching = this.connection.watch(state => {
      this.listener.state(state);
      if (state === 'stopped') {
        void this.reintroduce();
      }
    });
    this.listen();
  }

  stop(): void {
    this.stopWatching?.();
    this.leave?.();
  }

  /** The pass was renewed: the same connection goes on with it. */
  introduce(): void {
    if (hears(this.connection.state)) {
      this.connection.identify(this.pass.token);
    } else if (this.connection.state === 'stopped') {
      this.connection.retry();
    }
  }

  /** The pass was renewed after the stream had ended: it goes on, from now. */
  resume(): void {
    this.leave?.();
    this.introduce();
    this.listen();
  }

  /** Perhaps who we said we are is not taken, because the device slept while the token ended: there may be another one. */
  private async reintroduce(): Promise<void> {
    if (endsSoon(this.pass)) {
      await renew(this.pass);
    }
  }

  /** Listens from now on; what came between the first reading and now would be missed, so `begun` asks to read again. */
  private listen(): void {
    let heard = false;
    this.leave = this.connection.subscribe('site', null, {
      begun: () => {
        if (!heard) {
          heard = true;
          this.listener.begun();
        }
      },
      events: (events, counts) => this.listener.events(events, counts),
      aside: frame => frame.type === 'claims' && this.listener.claims(frame.claims as Claim[]),
      resync: () => this.listen(),
      ended: code => this.listener.ended(code),
    });
  }
}
