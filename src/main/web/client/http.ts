import { offline, problemIn } from './problem.js';

/** How long an answer may take before the call counts as lost. */
const PATIENCE_MS = 20_000;

export interface Request {
  method?: string;
  body?: unknown;
  token?: string | null;
  /** Names the request, so that sending it again is the same request. */
  key?: string;
}

/** What was asked for before anybody needed it, by address; each answer is for one call. */
const ahead = new Map<string, Promise<Response>>();

/** Asks already for what will be asked for in a moment. */
export function askAhead(address: string): void {
  if (!ahead.has(address)) {
    const answer = fetch(address, { credentials: 'omit', signal: AbortSignal.timeout(PATIENCE_MS) });
    answer.catch(() => {});
    ahead.set(address, answer);
  }
}

/** Sends one request and gives the JSON of its answer. Fails with a Problem, never with anything else. */
export async function send<T>(address: string, request: Request = {}): Promise<T> {
  const early = ahead.get(address);
  ahead.delete(address);
  const answer = await (early ?? fetch(address, {
    method: request.method ?? 'GET',
    headers: headers(request),
    body: request.body === undefined ? undefined : JSON.stringify(request.body),
    credentials: 'omit',
    signal: AbortSignal.timeout(PATIENCE_MS),
  })).catch(() => {
    throw offline();
  });
  if (!answer.ok) {
    throw await problemIn(answer);
  }
  return answer.status === 204 ? (undefined as T) : answer.json().catch(() => {
    throw offline();
  });
}

function headers(request: Request): HeadersInit {
  const all: Record<string, string> = {};
  if (request.body !== undefined) {
    all['content-type'] = 'application/json';
  }
  if (request.token) {
    all['authorization'] = `Bearer ${request.token}`;
  }
  if (request.key) {
    all['idempotency-key'] = request.key;
  }
  return all;
}
