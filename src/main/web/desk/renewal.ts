import { send } from '../client/http.js';
import { asProblem } from '../client/problem.js';
import type { SignedIn } from '../client/shapes.js';
import { claimsOf } from '../client/token.js';
import { keepPass, type Pass } from './pass.js';

/** So long before its end a token is renewed. */
const AHEAD_MS = 3 * 60_000;

/** What one tab was given for a pass that others of this browser have too. */
interface Renewed extends Pick<Pass, 'token' | 'refresh'> {
  /** The refresh token that is used up. */
  was: string;
}

const under = new WeakMap<Pass, Promise<boolean>>();
const others = new BroadcastChannel('repartee:desk');

/** Whether it is time. */
export function endsSoon({ token, refresh }: Pass): boolean {
  const { exp } = claimsOf(token);
  return !!refresh && exp !== undefined && exp * 1000 - Date.now() < AHEAD_MS;
}

/** Puts a new token into the pass, once however many ask. Says whether there is one; without a network there may be one later. */
export function renew(pass: Pass): Promise<boolean> {
  const renewing = under.get(pass) ?? ask(pass).finally(() => under.delete(pass));
  under.set(pass, renewing);
  return renewing;
}

/** A refresh token is good once, and a tab that was duplicated has the same: what another one was given is taken. */
export function shareRenewals(passOf: () => Pass | undefined): void {
  others.onmessage = ({ data }: MessageEvent<Renewed>) => {
    const pass = passOf();
    if (pass?.refresh && pass.refresh === data.was) {
      take(pass, data);
    }
  };
}

/** How a part of the desk speaks to the server: with the pass as it is at that moment, which is renewed when it is refused. */
export function callsOf(pass: Pass) {
  return [location.origin, pass.site, () => pass.token, (refused: string) => another(pass, refused)] as const;
}

async function another(pass: Pass, refused: string): Promise<boolean> {
  return pass.token !== refused || renew(pass);
}

async function ask(pass: Pass): Promise<boolean> {
  const was = pass.refresh;
  if (!was) {
    return false;
  }
  try {
    const address = `${location.origin}/api/v1/sites/${encodeURIComponent(pass.site)}/auth/refresh`;
    const { token, refresh } = await send<SignedIn>(address, { method: 'POST', body: { refresh: was } });
    take(pass, { token, refresh });
    others.postMessage({ was, token, refresh } satisfies Renewed);
    return true;
  } catch (thrown) {
    if (!asProblem(thrown).retry) {
      delete pass.refresh;
    }
    return false;
  }
}

function take(pass: Pass, { token, refresh }: Pick<Pass, 'token' | 'refresh'>): void {
  Object.assign(pass, { token, refresh });
  keepPass(pass);
  pass.renewed?.();
}
