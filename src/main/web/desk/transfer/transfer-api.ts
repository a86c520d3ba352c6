import { offline, problemIn, type Problem } from '../../client/problem.js';
import { Site } from '../../client/site.js';
import type { Pass } from '../pass.js';
import { callsOf } from '../renewal.js';

export const FORMATS = ['disqus', 'wordpress', 'remark42', 'coral', 'isso', 'comentario', 'commento', 'artalk', 'waline', 'repartee'];

export const EXPORTS = ['ndjson', 'disqus', 'wxr'] as const;

export type ExportFormat = (typeof EXPORTS)[number];

/** What a file of another system has, and how much of it is here. */
export interface ImportReport {
  pages: number;
  emptyPages: number;
  comments: number;
  here: number;
  /** Not in reports of before. */
  added?: number;
  skippedEntries?: number;
  repeated?: number;
  withoutPage: number;
  withoutParent: number;
  authors: number;
  authorsMerged: number;
  strangers: string[];
  skipped: string[];
}

/** The same of a file of this system. */
export interface OwnReport {
  kinds: { kind: string; found: number; here: number }[];
}

/** A file somebody brought, and how far it is. */
export interface ImportJob {
  id: string;
  name: string;
  bytes: number;
  received: number;
  format: string | null;
  byIdentifier: boolean;
  moved: Record<string, string>;
  state: 'uploading' | 'waiting' | 'running' | 'checked' | 'done' | 'failed' | 'cancelled';
  dryRun: boolean;
  progress: { bytesRead: number; entries: number; merged: number; mergeAll: number };
  problem: string | null;
  report: ImportReport | OwnReport | null;
  createdAt: string;
  changedAt: string;
}

/** How a file is to be read. */
export interface How {
  format?: string;
  byIdentifier: boolean;
  moved: Record<string, string>;
}

export class TransferApi extends Site {
  list(): Promise<{ items: ImportJob[]; next: null }> {
    return this.signed('/imports');
  }

  create(file: File): Promise<ImportJob> {
    return this.signed('/imports', { method: 'POST', body: { name: file.name, bytes: file.size } });
  }

  /** A part of the file. The answer says how much of it is there, which is where to go on. */
  async append(id: string, at: number, part: Blob): Promise<ImportJob> {
    return (await this.fetched(this.at(`/imports/${id}/content`, { at: String(at) }), {
      method: 'PUT',
      headers: { 'content-type': 'application/octet-stream' },
      body: part,
    })).json();
  }

  run(id: string, dryRun: boolean, how: How): Promise<ImportJob> {
    return this.signed(`/imports/${id}/run`, { method: 'POST', body: { dryRun, ...how } });
  }

  cancel(id: string): Promise<ImportJob> {
    return this.signed(`/imports/${id}/cancel`, { method: 'POST' });
  }

  forget(id: string): Promise<void> {
    return this.signed(`/imports/${id}`, { method: 'DELETE' });
  }

  export(format: ExportFormat, signal: AbortSignal): Promise<Response> {
    return this.fetched(this.at('/export', { format }), { signal });
  }

  private async fetched(address: string, request: RequestInit): Promise<Response> {
    const token = this.token();
    const headers = { ...request.headers, authorization: `Bearer ${token}` };
    const answer = await fetch(address, { ...request, headers, credentials: 'omit' }).catch(thrown => {
      throw request.signal?.aborted ? thrown : (offline() satisfies Problem);
    });
    if (answer.status === 401 && token && (await this.renewed?.(token))) {
      return this.fetched(address, request);
    }
    if (!answer.ok) {
      throw await problemIn(answer);
    }
    return answer;
  }
}

export function transferOf(pass: Pass): TransferApi {
  return new TransferApi(...callsOf(pass));
}
