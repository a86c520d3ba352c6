import { isAnonymous } from './authors.js';
import type { Account } from '../../client/shapes.js';
import { hasEnded } from '../../client/token.js';
import type { Scene } from '../view/scene.js';

/** What the sign-in page says when somebody has signed in. */
interface Told {
  type?: string;
  site?: string;
  token: string;
  refresh?: string;
  account: Account;
  /** What was written as a guest is to be taken along. */
  claim?: boolean;
}

/** What to do when there is one more way in. */
type Linked = () => void;

const WIDTH = 480;
const HEIGHT = 680;

/** Signing in at this server, in a window of its own: there it works with any storage blocked, and the page never sees a password. */
export class SignIn {
  private window: Window | null = null;
  private linked: Linked | null = null;
  private readonly hear = (event: MessageEvent<Told>) => this.told(event);

  constructor(private readonly scene: Scene) {}

  /** Whether this server has a way of its own; else the publisher's page must see to it. */
  get offered(): boolean {
    const { session } = this.scene;
    const methods = this.scene.info()?.signInMethods ?? [];
    return !session.source && methods.some(({ method }) => method !== 'sso');
  }

  /** Says whether the browser allowed it; it does in answer to a press. */
  open(): boolean {
    const { session } = this.scene;
    this.linked = null;
    return this.show(isAnonymous(session) ? `&guest=${encodeURIComponent(session.name)}` : '');
  }

  /** The same for who is signed in already, and wants to be by that service, too. */
  link(provider: string, linked: Linked): boolean {
    this.linked = linked;
    return this.show(`&link=${encodeURIComponent(provider)}`);
  }

  private show(more: string): boolean {
    const { site, host } = this.scene;
    const query = `origin=${encodeURIComponent(location.origin)}&lang=${encodeURIComponent(host.words.locale)}${more}`;
    const left = screenX + (outerWidth - WIDTH) / 2;
    const top = screenY + (outerHeight - HEIGHT) / 3;
    addEventListener('message', this.hear);
    this.window = open(`${site.address}/sign-in?${query}`, 'repartee-sign-in', `popup,width=${WIDTH},height=${HEIGHT},left=${left},top=${top}`);
    return this.window !== null;
  }

  stop(): void {
    removeEventListener('message', this.hear);
  }

  private told({ origin, data, source }: MessageEvent<Told>): void {
    const { site } = this.scene;
    const ours = origin === new URL(site.address).origin && source === this.window;
    if (!ours || data?.site !== site.key) {
      return;
    }
    if (data.type === 'repartee:signed-in') {
      this.signedIn(data);
    } else if (this.linked && data.type === 'repartee:token-wanted') {
      void this.introduce(origin);
    } else if (this.linked && data.type === 'repartee:linked') {
      this.stop();
      this.linked();
    }
  }

  private signedIn({ token, refresh, account, claim }: Told): void {
    const { site, session, host } = this.scene;
    const guest = session.token;
    session.signedIn({ token, account, ...(refresh && { refresh }) });
    this.stop();
    this.window?.close();
    this.scene.identified();
    if (claim && guest) {
      site.signed('/accounts/me/claims', { method: 'POST', body: { token: guest } }).catch(() => {});
    }
    host.tell('signed-in', { account });
  }

  /** Tells the window, and no other, who wants to sign in by one more service. */
  private async introduce(origin: string): Promise<void> {
    const { session } = this.scene;
    if (session.token && hasEnded(session.token)) {
      await session.renewal?.(session.token);
    }
    this.window?.postMessage({ type: 'repartee:token', token: session.token }, origin);
  }
}
