import type { Moderation } from '../site/moderation.js';
import type { Claim } from '../site/shapes.js';

/** Only who stays with a comment is said to look at it. */
const SETTLE_MS = 700;
/** A look lasts half a minute on the server, so it is said again before that. */
const RENEW_MS = 20_000;

/**
 * Which comments other moderators are looking at or have taken, and telling them which one is being looked at here. Advisory: it
 * keeps two from meeting, and never from deciding. Whatever fails here is not worth a word.
 */
export class Claims {
  /** By comment and moderator. */
  private readonly known = new Map<string, Claim>();
  private at: string | null = null;
  private told: string | null = null;
  private timer = 0;

  constructor(
    private readonly moderation: Moderation,
    /** Who is not to be told of themselves. */
    private readonly me: () => string,
    private readonly changed: () => void,
  ) {}

  take(claims: Claim[]): void {
    claims.forEach(claim => this.known.set(`${claim.commentId}:${claim.by.id}`, claim));
    this.changed();
  }

  /** The others who are at that comment now; nobody until it is known who is not another. */
  of(commentId: string, now = Date.now()): Claim[] {
    const me = this.me();
    return [...this.known.values()].filter(claim => claim.commentId === commentId && me && claim.by.id !== me && Date.parse(claim.until) > now);
  }

  /** Somebody else has taken it. */
  taken(commentId: string): boolean {
    return this.of(commentId).some(claim => claim.kind === 'claimed');
  }

  /** The moderator is at that comment now, or at none. */
  look(commentId: string | null): void {
    if (commentId === this.at) {
      return;
    }
    this.at = commentId;
    clearTimeout(this.timer);
    if (this.told) {
      void this.moderation.leave(this.told).catch(() => {});
      this.told = null;
    }
    if (commentId) {
      this.timer = setTimeout(() => this.say(commentId), SETTLE_MS);
    }
  }

  private say(commentId: string): void {
    if (document.hidden) {
      this.at = null;
      return;
    }
    this.told = commentId;
    void this.moderation.claim(commentId, 'looking').catch(() => {});
    this.timer = setTimeout(() => this.say(commentId), RENEW_MS);
  }
}
