import { Site } from '../../client/site.js';
import type { Pass } from '../pass.js';
import { callsOf } from '../renewal.js';

export const EVENTS = ['comment.published', 'comment.edited', 'comment.removed'];

/** Where the publisher's own systems are told. */
export interface Webhook {
  id: string;
  url: string;
  description: string | null;
  events: string[];
  enabled: boolean;
  failingSince: string | null;
  disabledAt: string | null;
  disabledWhy: string | null;
  /** Only in the answer that makes it. */
  secret?: string;
}

export interface Delivery {
  id: string;
  seq: number;
  event: string;
  commentId: string;
  state: 'waiting' | 'delivered' | 'given-up';
  attempts: number;
  error: string | null;
  since: string;
  nextAt: string | null;
  endedAt: string | null;
}

type Page<T> = Promise<{ items: T[]; next: string | null }>;

export class WebhooksApi extends Site {
  list(): Page<Webhook> {
    return this.signed('/webhooks');
  }

  create(url: string, events: string[]): Promise<Webhook> {
    return this.signed('/webhooks', { method: 'POST', body: { url, events } });
  }

  enable(id: string, enabled: boolean): Promise<Webhook> {
    return this.signed(`/webhooks/${id}`, { method: 'PATCH', body: { enabled } });
  }

  remove(id: string): Promise<void> {
    return this.signed(`/webhooks/${id}`, { method: 'DELETE' });
  }

  newSecret(id: string): Promise<Webhook> {
    return this.signed(`/webhooks/${id}/secret`, { method: 'POST' });
  }

  deliveries(id: string, after: string | null): Page<Delivery> {
    return this.signed(`/webhooks/${id}/deliveries`, {}, { after });
  }

  replay(id: string, delivery: string): Promise<void> {
    return this.signed(`/webhooks/${id}/deliveries/${delivery}/replay`, { method: 'POST' });
  }

  replayAll(id: string): Promise<{ replayed: number }> {
    return this.signed(`/webhooks/${id}/replay`, { method: 'POST' });
  }
}

export function webhooksOf(pass: Pass): WebhooksApi {
  return new WebhooksApi(...callsOf(pass));
}
