import { Site } from '../../client/site.js';
import type { Comment, Mine, Posted, ReplyPage } from '../../client/shapes.js';
import type { Action } from './actions.js';
import type { Filters } from './filters.js';
import type { Claim, CommentHistory, DecisionResult, QueueItem, QueuePage } from './shapes.js';

/** The most comments that one call decides about. */
export const MOST_AT_ONCE = 200;

export type QueueCounts = Partial<Record<string, number>>;

/** How much is in each queue, and how the work goes. */
export interface Waiting {
  counts: QueueCounts;
  oldestWaiting: string | null;
  /** Decisions in the last hour. */
  perHour: number;
}

/** How a decision is explained. */
export interface Why {
  reason?: string | null;
  note?: string | null;
  /** What the author is told. */
  message?: string | null;
}

export interface Permalink {
  comment: Comment;
  ancestors: Comment[];
}

/** What the desk asks of a site about comments. */
export class Moderation extends Site {
  queues(): Promise<Waiting> {
    return this.signed('/queues');
  }

  queue(name: string, filters: Filters, after: string | null, limit: number): Promise<QueuePage> {
    return this.signed(`/queues/${name}`, {}, { ...filters, after, limit });
  }

  /** Decides about the comments as the moderator saw them; what is not like that any more is a conflict. */
  async decide(items: QueueItem[], action: Action, why: Why = {}): Promise<DecisionResult[]> {
    const seen = items.map(item => ({
      commentId: item.id,
      revision: item.latestRevision,
      expect: item.status,
      editWaits: item.editWaits ?? null,
    }));
    const answer = await this.signed<{ results: DecisionResult[] }>('/decisions', {
      method: 'POST',
      body: { action, ...why, items: seen },
    });
    return answer.results;
  }

  async undo(decisionId: string): Promise<DecisionResult> {
    const answer = await this.signed<{ results: DecisionResult[] }>(`/decisions/${decisionId}/undo`, { method: 'POST' });
    return answer.results[0]!;
  }

  /** Takes parts of a text away; it cannot be undone. */
  async redact(item: QueueItem, spans: { from: number; to: number }[], reason: string): Promise<DecisionResult> {
    const body = { revision: item.latestRevision, expect: item.status, spans, reason };
    const answer = await this.signed<{ results: DecisionResult[] }>(`/comments/${item.id}/redactions`, { method: 'PUT', body });
    return answer.results[0]!;
  }

  /** Rejects up to two hundred comments of an account. */
  rejectAll(accountId: string, statuses: string[], reason: string): Promise<{ results: DecisionResult[]; more: boolean }> {
    return this.signed(`/accounts/${accountId}/reject-all`, { method: 'POST', body: { statuses, reason } });
  }

  claim(commentId: string, kind: Claim['kind']): Promise<Claim> {
    return this.signed(`/claims/${commentId}`, { method: 'PUT', body: { kind } });
  }

  leave(commentId: string): Promise<void> {
    return this.signed(`/claims/${commentId}`, { method: 'DELETE' });
  }

  /** Takes the next comment of a queue that nobody has taken. */
  next(queue: string, filters: Filters): Promise<{ item: QueueItem | null; until: string | null }> {
    return this.signed('/claims/next', { method: 'POST', body: { queue, filters } });
  }

  /** Answers a comment in the moderator's name, or in the publication's. */
  answer(item: QueueItem, body: string, key: string, asPublication: boolean): Promise<Posted> {
    const answer = { page: { key: item.page.key }, parentId: item.id, body, as: asPublication ? 'publication' : null };
    return this.signed('/comments', { method: 'POST', body: answer, key });
  }

  permalink(id: string): Promise<Permalink> {
    return this.signed(`/comments/${id}`);
  }

  answers(id: string): Promise<ReplyPage> {
    return this.signed(`/comments/${id}/replies`);
  }

  history(id: string): Promise<CommentHistory> {
    return this.signed(`/comments/${id}/history`);
  }

  /** Who the moderator is here. */
  async me(): Promise<Mine['account']> {
    return (await this.mine('desk')).account;
  }
}
