import { Backoff } from '../../client/live/backoff.js';
import type { Problem } from '../../client/problem.js';
import type { Posted } from '../../client/shapes.js';
import { asProblem } from '../borrowed.js';

/** A comment on its way: shown at once, sent under one key however often. */
export interface Sending {
  key: string;
  text: string;
  parentId: string | null;
  rootId: string | null;
  at: string;
  state: 'sending' | 'retrying' | 'failed';
  /** It has come back on the stream, so it is on the page already. */
  seen?: boolean;
}

export interface Outcome {
  arrived(sending: Sending, posted: Posted): void;
  /** The server said no: there is no use in sending the same again. */
  refused(sending: Sending, problem: Problem): void;
  changed(): void;
}

const ATTEMPTS = 8;

/** Sends comments, and again while the outcome is unknown or the network away. The order of a reader's own comments is kept. */
export class Outbox {
  readonly sendings: Sending[] = [];

  constructor(
    private readonly post: (sending: Sending) => Promise<Posted>,
    private readonly outcome: Outcome,
  ) {}

  async send(sending: Sending): Promise<void> {
    if (!this.sendings.includes(sending)) {
      this.sendings.push(sending);
    }
    const backoff = new Backoff();
    sending.state = 'sending';
    for (let attempt = 1; ; attempt++) {
      this.outcome.changed();
      try {
        const posted = await this.post(sending);
        return this.end(sending, () => this.outcome.arrived(sending, posted));
      } catch (thrown) {
        const problem = asProblem(thrown);
        if (!problem.retry) {
          return this.end(sending, () => this.outcome.refused(sending, problem));
        }
        if (attempt === ATTEMPTS) {
          sending.state = 'failed';
          return this.outcome.changed();
        }
        sending.state = 'retrying';
        this.outcome.changed();
        await pause(Math.max(backoff.next(), problem.retryAfterSeconds * 1000));
      }
    }
  }

  /** Takes a comment back that could not be sent. */
  discard(sending: Sending): void {
    this.end(sending, () => this.outcome.changed());
  }

  private end(sending: Sending, then: () => void): void {
    const index = this.sendings.indexOf(sending);
    if (index >= 0) {
      this.sendings.splice(index, 1);
      then();
    }
  }
}

/** Waits that long, or until the network is back. */
function pause(milliseconds: number): Promise<void> {
  return new Promise(resolve => {
    const wake = () => {
      clearTimeout(timer);
      removeEventListener('online', wake);
      resolve();
    };
    const timer = setTimeout(wake, milliseconds);
    addEventListener('online', wake);
  });
}
