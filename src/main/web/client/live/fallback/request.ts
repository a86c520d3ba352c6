import type { Position } from '../../position.js';
import { inAddress } from '../../position.js';
import { problemIn } from '../../problem.js';
import type { End, Route, TransportEvents } from '../transport.js';

/** What one request asks for: each stream with its place. */
export type Asked = Map<string, Position | null>;

/** What is wanted now. */
export function wantedBy(route: Route): Asked {
  return new Map(route.wanted.streams().map(stream => [stream, route.wanted.since(stream)]));
}

export function send(route: Route, asked: Asked, accept: string, more: string, signal: AbortSignal): Promise<Response> {
  const parts = [...asked].map(
    ([stream, since]) => `stream=${encodeURIComponent(stream)}&since=${since ? inAddress(since) : ''}`,
  );
  const token = route.token();
  return fetch(`${route.address}/stream?${parts.join('&')}${more}`, {
    headers: token ? { accept, authorization: `Bearer ${token}` } : { accept },
    credentials: 'omit',
    cache: 'no-store',
    signal,
  });
}

/** An answer that is none: the server's refusal, or somebody else's page on the way. */
export async function refusal(answer: Response, asked: Asked, told: TransportEvents): Promise<End> {
  const ours = answer.headers.get('content-type')?.startsWith('application/problem+json');
  const problem = await problemIn(answer);
  if (answer.ok || !ours) {
    return { how: 'mute', code: 1006, retryAfterMs: problem.retryAfterSeconds * 1000 };
  }
  const forGood = answer.status < 500 && ![408, 425, 429].includes(answer.status);
  if (!forGood) {
    return { how: 'told', code: 4103, retryAfterMs: problem.retryAfterSeconds * 1000 };
  }
  if (answer.status !== 404) {
    [...asked.keys()].forEach(stream => told.frame({ type: 'error', stream, code: problem.code }));
  }
  return { how: 'told', code: 4002 };
}
