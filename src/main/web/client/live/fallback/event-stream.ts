import type { ServerFrame } from '../frames.js';
import { USUAL_HEARTBEAT_SECONDS } from '../transport.js';
import { Asking } from './asking.js';
import { refusal, send } from './request.js';
import { SseParser } from './sse-parser.js';

/** The server speaks at once; if nothing of it arrives by then, somebody on the way keeps it back. */
const MUTE_MS = 6_000;
/** The server ends an answer now and then; an end sooner than this is somebody else's. */
const SOON_MS = 10_000;

/** Server-sent events, read by `fetch` so that they can carry a token: one request for all streams. */
export class EventStream extends Asking {
  private retryMs = 1000;

  protected async hear(request: AbortController): Promise<void> {
    const begun = Date.now();
    let heard = false;
    const mute = setTimeout(() => this.end(request, { how: 'mute', code: 1006 }), MUTE_MS);
    try {
      const answer = await send(this.route, this.asked, 'text/event-stream', '', request.signal);
      if (!answer.ok || !answer.body || !answer.headers.get('content-type')?.startsWith('text/event-stream')) {
        this.end(request, await refusal(answer, this.asked, this.told));
        return;
      }
      const parser = new SseParser();
      for (const reader = answer.body.getReader(); ; ) {
        const { value, done } = await reader.read();
        if (done || request.signal.aborted) {
          break;
        }
        heard = true;
        clearTimeout(mute);
        this.told.alive();
        const { frames, retryMs } = parser.take(value);
        this.retryMs = retryMs ?? this.retryMs;
        frames.forEach(frame => this.take(request, frame));
      }
      this.ended(request, heard, Date.now() - begun);
    } catch {
      this.end(request, { how: heard || this.carried ? 'cut' : 'unreachable', code: 1006 });
    } finally {
      clearTimeout(mute);
    }
  }

  private take(request: AbortController, frame: ServerFrame): void {
    if (request.signal.aborted) {
      return;
    }
    if (!this.carried) {
      this.carried = true;
      this.told.opened(USUAL_HEARTBEAT_SECONDS);
    }
    if (frame.type === 'close') {
      this.end(request, { how: 'told', code: frame.code });
      return;
    }
    if (frame.type === 'events' || frame.type === 'subscribed') {
      this.asked.set(frame.stream, frame.position);
    } else if (frame.type === 'resync' || frame.type === 'unsubscribed') {
      this.asked.delete(frame.stream);
    }
    this.told.frame(frame);
  }

  /** A whole answer: its time was over, so the next one follows. */
  private ended(request: AbortController, heard: boolean, livedMs: number): void {
    if (!heard || livedMs < SOON_MS) {
      this.end(request, { how: heard ? 'cut' : 'mute', code: 1006 });
    } else if (!request.signal.aborted) {
      this.again(this.retryMs);
    }
  }
}
