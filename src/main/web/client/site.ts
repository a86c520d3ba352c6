import { send, type Request } from './http.js';
import { inAddress, type Position } from './position.js';
import type {
  Comment,
  Mine,
  PageRef,
  Posted,
  ReplyPage,
  SignedIn,
  SiteInfo,
  ThreadPage,
} from './shapes.js';

export type Sort = 'newest' | 'oldest' | 'top';

export interface ThreadQuery {
  page: string;
  sort: Sort;
  limit: number;
  replies: number;
  /** Only what editors recommend. */
  featured?: boolean;
  after?: string | null;
  /** Wants a page at least as new as that position, past every cache. */
  fresh?: Position | null;
}

/** What a reader's page asks of one site. The token is asked for at every call, since it may change. */
export class Site {
  readonly address: string;

  constructor(
    server: string,
    readonly key: string,
    protected readonly token: () => string | null | undefined,
  ) {
    this.address = `${server.replace(/\/$/, '')}/api/v1/sites/${encodeURIComponent(key)}`;
  }

  info(): Promise<SiteInfo> {
    return send(this.address);
  }

  thread(query: ThreadQuery): Promise<ThreadPage> {
    const { fresh, after, ...rest } = query;
    return send(this.at('/thread', { ...rest, after, fresh: fresh && inAddress(fresh) }));
  }

  replies(id: string, after: string | null): Promise<ReplyPage> {
    return send(this.at(`/comments/${id}/replies`, { after }));
  }

  comment(id: string): Promise<{ comment: Comment } | Comment> {
    return this.signed(`/comments/${id}`);
  }

  mine(page: string): Promise<Mine> {
    return this.signed('/mine', {}, { page });
  }

  post(page: PageRef, parentId: string | null, body: string, key: string): Promise<Posted> {
    const comment = parentId ? { page, parentId, body } : { page, body };
    return this.signed('/comments', { method: 'POST', body: comment, key });
  }

  edit(id: string, body: string, revision: number): Promise<Posted> {
    return this.signed(`/comments/${id}`, { method: 'PATCH', body: { body, revision } });
  }

  remove(id: string): Promise<void> {
    return this.signed(`/comments/${id}`, { method: 'DELETE' });
  }

  preview(body: string): Promise<{ html: string }> {
    return this.signed('/preview', { method: 'POST', body: { body } });
  }

  guest(name: string, proof?: unknown): Promise<SignedIn> {
    return send(`${this.address}/auth/guest`, { method: 'POST', body: { name, proof } });
  }

  at(path: string, query: Record<string, unknown> = {}): string {
    const parameters = Object.entries(query)
      .filter(([, value]) => value !== undefined && value !== null && value !== '')
      .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`);
    return this.address + path + (parameters.length ? `?${parameters.join('&')}` : '');
  }

  signed<T>(path: string, request: Request = {}, query: Record<string, unknown> = {}): Promise<T> {
    return send(this.at(path, query), { ...request, token: this.token() });
  }
}
