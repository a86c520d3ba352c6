import type { Position } from './position.js';

/** The shapes of the API, as its reference describes them; a server may add fields. */

export interface Author {
  id: string;
  name: string;
  avatar?: string | null;
  badges?: string[];
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
  state: 'open' | 'closed';
  commentCount: number;
}

export interface ThreadPage {
  thread: Thread;
  position: Position;
  items: TopComment[];
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
}

export interface Mine {
  held: Comment[];
  account?: Account;
}

export interface PageRef {
  key: string;
  url: string;
  title: string;
}
