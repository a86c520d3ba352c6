/**
 * How it stands with what is live. `live`: over a socket; `fallback`: live as well, over plain HTTP; `waiting`: lost, another attempt
 * will come; `offline`: the browser has no network; `stopped`: the server does not want us back; `idle`: nobody listens.
 */
export type LiveState = 'idle' | 'connecting' | 'live' | 'fallback' | 'waiting' | 'offline' | 'stopped';

/** Whether events arrive as they happen. */
export function hears(state: LiveState): boolean {
  return state === 'live' || state === 'fallback';
}
