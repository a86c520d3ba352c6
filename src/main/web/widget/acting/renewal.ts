import type { SignedIn } from '../../client/shapes.js';
import { asProblem } from '../borrowed.js';
import type { Scene } from '../view/scene.js';

/** Continues a sign-in of this server's whose token has ended. Says whether somebody is signed in then. */
export async function renew({ session, site }: Scene): Promise<boolean> {
  const { ended } = session;
  if (ended) {
    try {
      const renewed = await site.signed<SignedIn>('/auth/refresh', { method: 'POST', body: { refresh: ended.refresh } });
      session.signedIn({ ...ended, ...renewed });
    } catch (thrown) {
      // Without a network it may work the next time; a refusal is for good.
      if (!asProblem(thrown).retry) {
        session.forget();
      }
    }
  }
  return !!session.token;
}
