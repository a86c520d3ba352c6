import { send, type Request } from './http.js';
import { inAddress, type Position } from './position.js';
import type { Problem } from './problem.js';
import type { Mine, ReplyPage, SiteInfo, ThreadPage } from './shapes.js';

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
    /** Told that a token was refused; says whether there is another one now. */
    protected readonly renewed?: (refused: string) => Promise<boolean | undefined>,
  ) {
    this.address = `${server.replace(/\/$/, '')}/api/v1/sites/${encodeURIComponent(key)}`;
  }

  info(): Promise<SiteInfo> {
    return send(this.address);
  }

  thread(query: ThreadQuery): Promise<ThreadPage> {
    return send(this.threadAt(query));
  }

  /** Where that page of a thread is asked for. */
  threadAt({ fresh, after, ...rest }: ThreadQuery): string {
    return this.at('/thread', { ...rest, after, fresh: fresh && inAddress(fresh) });
  }

  replies(id: string, after: string | null): Promise<ReplyPage> {
    return send(this.at(`/comments/${id}/replies`, { after }));
  }

  mine(page: string): Promise<Mine> {
    return this.signed('/mine', {}, { page });
  }

  at(path: string, query: Record<string, unknown> = {}): string {
    const parameters = Object.entries(query)
      .filter(([, value]) => value !== undefined && value !== null && value !== '')
      .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`);
    return this.address + path + (parameters.length ? `?${parameters.join('&')}` : '');
  }

  /** Says who asks. A token that is over is renewed, if it can be; what was asked for was not done, so that it is asked for again. */
  signed<T>(path: string, request: Request = {}, query: Record<string, unknown> = {}): Promise<T> {
    const token = this.token();
    const ask = () => send<T>(this.at(path, query), { ...request, token: this.token() });
    return ask().catch(async (problem: Problem) => {
      if (token && problem.tokenRefused && (await this.renewed?.(token))) {
        return ask();
      }
      throw problem;
    });
  }
}
