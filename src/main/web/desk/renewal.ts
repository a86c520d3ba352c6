import { send } from '../client/http.js';
import { asProblem } from '../client/problem.js';
import type { SignedIn } from '../client/shapes.js';
import { claimsOf } from '../client/token.js';
import { keepPass, type Pass } from './pass.js';

/** So long before its end a token is renewed. */
const AHEAD_MS = 3 * 60_000;

const under = new WeakMap<Pass, Promise<boolean>>();

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

async function ask(pass: Pass): Promise<boolean> {
  if (!pass.refresh) {
    return false;
  }
  try {
    const address = `${location.origin}/api/v1/sites/${encodeURIComponent(pass.site)}/auth/refresh`;
    const { token, refresh } = await send<SignedIn>(address, { method: 'POST', body: { refresh: pass.refresh } });
    Object.assign(pass, { token, refresh });
    keepPass(pass);
    return true;
  } catch (thrown) {
    if (!asProblem(thrown).retry) {
      delete pass.refresh;
    }
    return false;
  }
}
