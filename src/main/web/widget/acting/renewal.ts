import type { SignedIn } from '../../client/shapes.js';
import { claimsOf, hasEnded } from '../../client/token.js';
import { asProblem, send, storage } from '../borrowed.js';
import type { Scene } from '../view/scene.js';

/** Keeps who is signed in signed in, for as long as the page is open. */
export class Renewal {
  private asking: Promise<void> | null = null;

  /** @param renewed told that there is another token of the same person */
  constructor(private readonly scene: Scene, private readonly renewed: () => void) {
    scene.session.renewal = refused => this.again(refused);
  }

  /** That token was refused, or ends soon: whoever can give another one is asked, once however many ask. Says whether there is one now. */
  async again(refused: string | null): Promise<boolean> {
    const { session } = this.scene;
    if (session.token === refused) {
      await (this.asking ??= this.another().finally(() => (this.asking = null)));
    }
    return !!session.token && session.token !== refused;
  }

  private async another(): Promise<void> {
    const { session } = this.scene;
    const { token: before, account } = session;
    await (session.isGuest || !before ? this.goOn() : session.ask());
    if (session.token && session.token !== before) {
      // Who goes on as the same person is known already.
      if (before && claimsOf(session.token).sub === claimsOf(before).sub) {
        session.learn(account);
      }
      this.renewed();
    }
  }

  /**
   * Continues a sign-in of this server's whose token has ended or is about to. A refresh token is good once, and all tabs of a browser have the
   * same: what another tab was given meanwhile is taken.
   */
  private async goOn(): Promise<void> {
    const { session, site } = this.scene;
    const mine = session.guest ?? session.ended;
    const kept = storage.read<SignedIn>(session.place);
    const last = kept?.account.id === mine?.account.id ? kept : mine;
    if (!last?.refresh) {
      return;
    }
    if (last.token !== mine?.token && !hasEnded(last.token)) {
      session.signedIn(last);
      return;
    }
    try {
      const renewed = await send<SignedIn>(site.at('/auth/refresh'), { method: 'POST', body: { refresh: last.refresh } });
      session.signedIn({ ...last, ...renewed });
    } catch (thrown) {
      // Without a network it may work the next time; a refusal is for good.
      if (!asProblem(thrown).retry) {
        session.forget();
      }
    }
  }
}
