import { storage } from '../../client/storage.js';
import type { Account, SignedIn } from '../../client/shapes.js';
import { claimsOf, hasEnded } from '../../client/token.js';

/** How a publisher's page hands over a token: at once, or when asked. */
export type TokenSource = () => string | null | undefined | Promise<string | null | undefined>;

/**
 * Who the reader is. A token of the publisher's page goes before one of this server's, which is remembered by the browser if
 * it may. An account's id is known from a guest's sign-in, or learned from the first comment of one's own.
 */
export class Session {
  source: TokenSource | null = null;
  private given: string | null = null;
  /** A sign-in of this server's. */
  guest: SignedIn | null;
  private learned: Account | null = null;

  /** One that has ended but may be continued. */
  ended: SignedIn | null;
  /** Gets another token than the refused one. Says whether there is one. */
  renewal: ((refused: string) => Promise<boolean>) | null = null;

  /** @param place where the browser remembers it */
  constructor(readonly place: string) {
    const kept = storage.read<SignedIn>(place);
    const over = kept && hasEnded(kept.token);
    this.guest = over ? null : kept;
    this.ended = over && kept.refresh ? kept : null;
  }

  get token(): string | null {
    return this.given ?? this.guest?.token ?? null;
  }

  get isGuest(): boolean {
    return !this.given && !!this.guest;
  }

  get account(): Account | null {
    return this.learned ?? (this.given ? null : (this.guest?.account ?? null));
  }

  get name(): string {
    return this.account?.name ?? (this.given ? (claimsOf(this.given).name ?? '') : '');
  }

  get moderates(): boolean {
    return ['moderator', 'admin'].includes(this.learned?.role ?? '');
  }

  give(token: string | null): void {
    this.given = token || null;
    this.learned = null;
  }

  /** Asks the publisher's page for a token, if it is one that can be asked. */
  async ask(): Promise<void> {
    const token = await this.source?.();
    if (token) {
      this.give(token);
    }
  }

  signedIn(guest: SignedIn): void {
    this.guest = guest;
    this.ended = null;
    this.learned = null;
    storage.write(this.place, guest);
  }

  learn(account: Account | null | undefined): void {
    this.learned = account ? { ...this.learned, ...account } : this.learned;
  }

  /** The token was refused, or the reader is somebody else. */
  forget(): void {
    this.given = null;
    this.guest = null;
    this.ended = null;
    this.learned = null;
    storage.write(this.place, null);
  }
}
