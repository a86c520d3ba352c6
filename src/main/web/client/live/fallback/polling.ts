import type { Position } from '../../position.js';
import type { Counts, LiveEvent } from '../frames.js';
import { USUAL_HEARTBEAT_SECONDS } from '../transport.js';
import { Asking } from './asking.js';
import { refusal, send } from './request.js';

const WAIT_SECONDS = 25;
/** What an answer may take beyond its time. */
const PATIENCE_MS = 15_000;
/** An empty answer that comes sooner than this did not wait: asking on at once would be a storm. */
const SOON_MS = 1_000;

interface News {
  stream?: string;
  events?: LiveEvent[];
  position?: Position;
  counts?: Counts;
  resync?: boolean;
  code?: string;
}

/** One JSON answer after the other, each of which waits until there is something to tell. */
export class Polling extends Asking {
  protected async hear(request: AbortController): Promise<void> {
    const begun = Date.now();
    // The first answer comes at once, and says that this way carries.
    const wait = this.carried ? WAIT_SECONDS : 0;
    const late = setTimeout(() => this.end(request, { how: 'mute', code: 1006 }), wait * 1000 + PATIENCE_MS);
    try {
      const answer = await send(this.route, this.asked, 'application/json', `&wait=${wait}`, request.signal);
      if (!answer.ok || !answer.headers.get('content-type')?.startsWith('application/json')) {
        this.end(request, await refusal(answer, this.asked, this.told));
        return;
      }
      const said: News & { streams?: News[] } = await answer.json();
      if (!request.signal.aborted) {
        const all = said.streams ?? [{ ...said, stream: [...this.asked.keys()][0]! }];
        const storm = wait > 0 && Date.now() - begun < SOON_MS && !all.some(news => news.events?.length);
        this.take(all);
        this.again(storm ? SOON_MS * (1 + Math.random()) : 0);
      }
    } catch {
      this.end(request, { how: this.carried ? 'cut' : 'unreachable', code: 1006 });
    } finally {
      clearTimeout(late);
    }
  }

  private take(all: News[]): void {
    this.told.alive();
    const first = !this.carried;
    this.carried = true;
    if (first) {
      this.told.opened(USUAL_HEARTBEAT_SECONDS + WAIT_SECONDS / 2);
    }
    all.forEach(news => this.tell(news.stream!, news));
  }

  private tell(stream: string, { events, position, counts, resync, code }: News): void {
    if (resync) {
      this.told.frame({ type: 'resync', stream });
    } else if (code) {
      this.told.frame({ type: 'unsubscribed', stream, code });
    } else if (position) {
      this.told.frame({ type: 'subscribed', stream, position: this.asked.get(stream) ?? position });
      events?.length && this.told.frame({ type: 'events', stream, events, position, counts });
    }
  }
}
