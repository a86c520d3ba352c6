import type { Comment, PageRef, Posted, SignedIn } from '../../client/shapes.js';
import type { Site } from '../../client/site.js';

/** What somebody who writes asks of a site. */
export class Calls {
  constructor(private readonly site: Site) {}

  comment(id: string): Promise<{ comment: Comment } | Comment> {
    return this.site.signed(`/comments/${id}`);
  }

  post(page: PageRef, parentId: string | null, body: string, key: string): Promise<Posted> {
    const comment = parentId ? { page, parentId, body } : { page, body };
    return this.site.signed('/comments', { method: 'POST', body: comment, key });
  }

  edit(id: string, body: string, revision: number): Promise<Posted> {
    return this.site.signed(`/comments/${id}`, { method: 'PATCH', body: { body, revision } });
  }

  remove(id: string): Promise<void> {
    return this.site.signed(`/comments/${id}`, { method: 'DELETE' });
  }

  preview(body: string): Promise<{ html: string }> {
    return this.site.signed('/preview', { method: 'POST', body: { body } });
  }

  guest(name: string, proof?: unknown): Promise<SignedIn> {
    return this.site.signed('/auth/guest', { method: 'POST', body: { name, proof } });
  }
}
