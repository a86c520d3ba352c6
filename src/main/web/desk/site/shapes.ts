import type { Author, Comment, Status } from '../../client/shapes.js';

/** The shapes of the API that only moderators see; a server may add fields. */

export interface DecisionNote {
  id: string;
  action: string;
  by: string;
  at: string;
  status: Status;
  /** The decision that this one took back. */
  undoes?: string | null;
  reason?: string | null;
  note?: string | null;
  /** What the author was told. */
  message?: string | null;
  /** Whether it was about an edit that waited while readers saw an earlier revision. */
  aboutEdit?: boolean;
}

/** What a check saw, and where in the text as typed (UTF-16 units). */
export interface Finding {
  phase?: string;
  ruling?: string;
  saw?: string;
  span?: { from: number; to: number } | null;
}

export interface PageOf {
  key: string;
  url: string | null;
  title: string | null;
  section?: string | null;
}

/** Somebody is looking at a comment, or has taken it. */
export interface Claim {
  commentId: string;
  by: { id: string; name: string };
  until: string;
  kind: 'looking' | 'claimed';
}

/** An author as moderators see them. */
export interface JudgedAuthor extends Author {
  record?: { published: number; rejected: number };
  trust?: 'new' | 'known' | 'trusted';
  /** The kinds of the sanctions in force. */
  standing?: string[];
}

export interface QueueItem extends Comment {
  author: JudgedAuthor | null;
  page: PageOf;
  source: string;
  latestRevision: number;
  /** An edit waits while readers see `shownHtml`. */
  editWaits?: boolean;
  shownHtml?: string | null;
  findings?: Finding[];
  reports?: { reason: string; count: number }[];
  /** What became of the author's other comments. */
  history?: { published: number; rejected: number };
  /** The comment that it answers, its text shortened. */
  parent?: { id: string; author: string; status: Status; source: string } | null;
  /** Who wrote it in the publication's name. */
  writtenBy?: { id: string; name: string } | null;
  /** Who has taken it. */
  claim?: Claim | null;
  decision?: DecisionNote | null;
}

/** What the site stream tells with a decision; from another node's past it may lack what a queue's item has. */
export interface Decided extends Comment {
  decision?: DecisionNote | null;
  page?: PageOf;
  editWaits?: boolean;
}

export interface QueuePage {
  items: QueueItem[];
  next: string | null;
}

export interface DecisionResult {
  commentId: string;
  outcome: 'applied' | 'already' | 'conflict' | 'not_found' | 'failed';
  /** Null when there is no such comment any more. */
  status: Status | null;
  by: string | null;
  at: string | null;
  decisionId: string | null;
}

export interface CommentHistory {
  revisions: { revision: number; source: string; html: string; writtenAt: string }[];
  decisions: DecisionNote[];
}
