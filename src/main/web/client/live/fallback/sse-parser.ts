import type { ServerFrame } from '../frames.js';

/** No message of the server is nearly as long; what is, is no message. */
const LONGEST = 8 * 1024 * 1024;

export interface Parsed {
  frames: ServerFrame[];
  retryMs?: number;
}

/** Puts server-sent events together from pieces of any size. Every message is one line of JSON. */
export class SseParser {
  private readonly decoder = new TextDecoder();
  private rest = '';

  take(piece: Uint8Array): Parsed {
    this.rest += this.decoder.decode(piece, { stream: true });
    if (this.rest.length > LONGEST) {
      throw new Error('an event without an end');
    }
    const blocks = this.rest.split(/\r?\n\r?\n/);
    this.rest = blocks.pop()!;
    const parsed: Parsed = { frames: [] };
    for (const line of blocks.flatMap(block => block.split(/\r?\n/))) {
      if (line.startsWith('data:')) {
        parsed.frames.push(JSON.parse(line.slice(5)));
      } else if (line.startsWith('retry:')) {
        parsed.retryMs = Number(line.slice(6));
      }
    }
    return parsed;
  }
}
