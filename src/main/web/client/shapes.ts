import type { Position } from './position.js';

/** The shapes of the API, as its reference describes them; a server may add fields. */

export interface Author {
  id: string;
  name: string;
  avatar?: string | null;
  badges?: string[];
}

export interface Votes {
  up: number;
  down: number;
}

export type Tally = Record<string, number>;

/** A reaction on offer: its name on the wire, and the sign that readers see. */
export interface Reaction {
  name: string;
  emoji: string;
}

export type Status = 'published' | 'held' | 'rejected' | 'spam' | 'deleted' | 'removed';

export interface Comment {
  id: string;
  parentId: string | null;
  rootId: string;
  depth: number;
  /** Null with `html` when the comment is gone and only holds the place above its replies. */
  author: Author | null;
  html: string | null;
  createdAt: string;
  editedAt?: string | null;
  revision: number;
  status: Status;
  /** Visible comments anywhere below this one. */
  replyCount: number;
  votes?: Votes;
  /** How many gave which reaction. */
  reactions?: Tally;
  pinned?: boolean;
  featured?: boolean;
  /** For its author and moderators only: the text as typed, and the revision an edit names. */
  source?: string;
  latestRevision?: number;
}

/** A top-level comment with the first of its replies. */
export interface TopComment extends Comment {
  replies: Comment[];
  repliesNext: string | null;
}

export interface Thread {
  id: string;
  page: string;
  url: string | null;
  title: string | null;
  /** Where in the publication it stands. */
  section?: string | null;
  state: 'open' | 'closed';
  commentCount: number;
  reactions?: Tally;
  /** What the newsroom asks its readers, as plain text. */
  question?: string | null;
  /** What is off on this page, whatever the site has. */
  /** How many comments editors recommend. */
  featuredCount?: number;
  switches?: { votes?: boolean; reactions?: boolean };

  /** What stands above the comments, rendered by the server. */
  message?: string | null;
  closesAt?: string | null;
}

export interface ThreadPage {
  thread: Thread;
  position: Position;
  items: TopComment[];
  /** Comments that the newsroom wants to be read first. */
  pinned?: Comment[];
  next: string | null;
}

export interface ReplyPage {
  items: Comment[];
  next: string | null;
}

export interface SiteInfo {
  site: string;
  name: string;
  policy: {
    moderation: 'post' | 'pre';
    guests: boolean;
    textCodePoints: number;
    editWindowSeconds: number;
  };
  signIn?: unknown[];
  /** The ways to sign in at this server, where it has any of its own. */
  signInMethods?: SignInMethod[];
  /** What the server has for who is signed in. */
  features?: string[];
  votes?: 'up-down' | 'up' | 'off';
  reactions?: Reaction[];
  pageReactions?: Reaction[];
  /** A guest shows that this browser has worked a little, where that is asked for. */
  guestProof?: unknown;
}

export interface SignInMethod {
  method: string;
  provider?: string;
  name?: string;
}

export interface Posted {
  comment: Comment;
  position: Position | null;
}

export interface Account {
  id: string;
  name: string;
  role?: string;
}

export interface SignedIn {
  token: string;
  account: Account;
  /** What a new token is had for, where the server gives one. */
  refresh?: string;
}

/** What a moderator told the author of a comment. */
export interface Message {
  commentId: string;
  status: Status;
  reason: string | null;
  message: string;
  at: string;
}

/** What only this reader knows of a page. A part that is missing is one the server does not have. */
export interface Mine {
  held: Comment[];
  account?: Account;
  messages?: Message[];
  votes?: Record<string, number>;
  reactions?: Record<string, string[]>;
  pageReactions?: string[];
  mutes?: string[];
  follows?: { thread: boolean; section: boolean; authors: string[] };
}

export interface PageRef {
  key: string;
  url: string;
  title: string;
  /** Where in the publication it stands. */
  section?: string | null;
}
