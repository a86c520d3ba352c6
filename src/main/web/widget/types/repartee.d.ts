/** What a publisher's page may use of the elements of `embed.js`. */

/** `<repartee-comments>`: the comments of a page. */
export interface ReparteeComments extends HTMLElement {
  /** A JWT of the page's own for its reader; null for nobody. Never put it into the markup. */
  token: string | null;
  /** Asked for a token when there is none, and again when one has ended. */
  getToken: (() => string | null | undefined | Promise<string | null | undefined>) | null;
}

/** `<repartee-count>`: how many comments a page has. */
export type ReparteeCount = HTMLElement;

export interface ReparteeAccount {
  id: string;
  name: string;
}

/** The comments are shown. */
export type ReparteeReadyEvent = CustomEvent<{ count: number }>;
/** Their number is known, or has changed. */
export type ReparteeCountEvent = CustomEvent<{ site: string; page: string; count: number }>;
/** The reader's comment was taken. */
export type ReparteePostedEvent = CustomEvent<{ id: string; status: 'published' | 'held' }>;
/** The reader wants to sign in, and the server has no way of its own. */
export type ReparteeSignInEvent = CustomEvent<Record<string, never>>;
/** The reader has signed in at the server. */
export type ReparteeSignedInEvent = CustomEvent<{ account: ReparteeAccount }>;

declare global {
  interface HTMLElementTagNameMap {
    'repartee-comments': ReparteeComments;
    'repartee-count': ReparteeCount;
  }

  /** They bubble, so `document` hears them too. */
  interface GlobalEventHandlersEventMap {
    'repartee:ready': ReparteeReadyEvent;
    'repartee:count': ReparteeCountEvent;
    'repartee:posted': ReparteePostedEvent;
    'repartee:sign-in': ReparteeSignInEvent;
    'repartee:signed-in': ReparteeSignedInEvent;
  }
}
