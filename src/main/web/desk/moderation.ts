import { Site } from '../client/site.js';
import type { Comment, DecisionResult, QueueItem, QueuePage } from '../client/shapes.js';

export type Action = 'approve' | 'reject';

/** What the desk asks of a site. */
export class Moderation extends Site {
  queues(): Promise<{ counts: { pending: number } }> {
    return this.signed('/queues');
  }

  pending(after: string | null): Promise<QueuePage> {
    return this.signed('/queues/pending', {}, { after });
  }

  /** Decides about the comment as the moderator saw it; if it is not like that any more, the answer is a conflict. */
  async decide(item: QueueItem, action: Action): Promise<DecisionResult> {
    const seen = { commentId: item.id, revision: item.latestRevision, expect: item.status };
    const answer = await this.signed<{ results: DecisionResult[] }>('/decisions', {
      method: 'POST',
      body: { action, items: [seen] },
    });
    return answer.results[0]!;
  }

  async undo(decisionId: string): Promise<DecisionResult> {
    const answer = await this.signed<{ results?: DecisionResult[] } & DecisionResult>(
      `/decisions/${decisionId}/undo`,
      { method: 'POST' },
    );
    return answer.results?.[0] ?? answer;
  }

  /** The comment that one answers, as readers see it. */
  async parent(id: string): Promise<Comment> {
    const answer = await this.comment(id);
    return 'comment' in answer ? answer.comment : answer;
  }
}
