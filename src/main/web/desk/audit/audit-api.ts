import { problemIn } from '../../client/problem.js';
import { Site } from '../../client/site.js';

/** One line of the log of what was done. */
export interface AuditEntry {
  /** Its place in the chain; null until it is sealed, about a second after it was made. */
  seq: number | null;
  entry: number;
  at: string;
  kind: string;
  /** Null for the operator. */
  actor: string | null;
  subject: string | null;
  detail: Record<string, unknown> | null;
  erased: boolean;
  hash: string | null;
}

export class AuditApi extends Site {
  async list(after: string | null): Promise<{ items: (AuditEntry & { id: string })[]; next: string | null }> {
    const { items, next } = await this.signed<{ items: AuditEntry[]; next: string | null }>('/audit', {}, { after });
    return { items: items.map(one => ({ ...one, id: String(one.entry) })), next };
  }

  /** The whole sealed log, a line of JSON for each entry. */
  async export(): Promise<Blob> {
    const answer = await fetch(`${this.address}/audit/export`, { headers: { authorization: `Bearer ${this.token()}` }, credentials: 'omit' });
    if (!answer.ok) {
      throw await problemIn(answer);
    }
    return answer.blob();
  }
}
