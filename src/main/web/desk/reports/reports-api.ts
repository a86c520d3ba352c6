import { Site } from '../../client/site.js';

/** What somebody reported about a comment, or a notice of illegal content. */
export interface Report {
  id: string;
  revision: number;
  reason: string;
  detail: string | null;
  at: string;
  /** Towards hiding the comment. */
  weight: number;
  /** Null while it is open. */
  verdict: 'dismissed' | 'upheld' | null;
  /** Null for a notice. */
  by: { id: string; name: string; record: { upheld: number; dismissed: number } } | null;
  notice: { offence: string; location: string; explanation: string; name: string | null; email: string | null } | null;
}

export class ReportsApi extends Site {
  of(commentId: string): Promise<{ items: Report[]; next: string | null }> {
    return this.signed(`/comments/${commentId}/reports`);
  }
}
