import { asProblem, type Problem } from '../../client/problem.js';
import type { Section } from '../sections.js';
import type { Session } from '../session.js';
import { Pages } from '../view/pages.js';
import { say } from '../words/words.js';
import { webhooksView } from './view.js';
import { webhooksOf, type Delivery, type Webhook, type WebhooksApi } from './webhooks-api.js';

/** Where the publisher's own systems are told, and what became of it. */
export class WebhooksPage implements Section {
  readonly title = say('Webhooks');
  readonly list: Pages<Webhook>;
  /** Whose log is open. */
  opened: Webhook | null = null;
  log: Pages<Delivery> | null = null;
  /** A secret that was made just now; it is never shown again. */
  secret: string | null = null;
  refused: Problem | null = null;
  private readonly api: WebhooksApi;

  constructor(private readonly session: Session) {
    this.api = webhooksOf(session.pass);
    this.list = new Pages(() => this.api.list(), () => session.changed());
    void this.list.start();
  }

  view() {
    return webhooksView(this);
  }

  toggleLog(webhook: Webhook): void {
    this.opened = this.opened?.id === webhook.id ? null : webhook;
    this.log = this.opened && new Pages(after => this.api.deliveries(webhook.id, after), () => this.session.changed());
    this.session.changed();
    void this.log?.start();
  }

  async create(form: HTMLFormElement): Promise<void> {
    const data = new FormData(form);
    this.refused = null;
    try {
      this.secret = (await this.api.create(String(data.get('url')).trim(), data.getAll('event').map(String))).secret ?? null;
      form.reset();
      await this.list.start();
    } catch (thrown) {
      this.refused = asProblem(thrown);
      this.session.changed();
    }
  }

  enable(webhook: Webhook, enabled: boolean): Promise<void> {
    return this.change(() => this.api.enable(webhook.id, enabled));
  }

  remove(webhook: Webhook): Promise<void> {
    return this.change(() => this.api.remove(webhook.id));
  }

  newSecret(webhook: Webhook): Promise<void> {
    return this.change(async () => {
      this.secret = (await this.api.newSecret(webhook.id)).secret ?? null;
    });
  }

  replay(delivery: Delivery): Promise<void> {
    return this.change(() => this.api.replay(this.opened!.id, delivery.id));
  }

  replayAll(webhook: Webhook): Promise<void> {
    return this.change(() => this.api.replayAll(webhook.id));
  }

  private async change(how: () => Promise<unknown>): Promise<void> {
    try {
      await how();
      await this.list.start();
      await this.log?.start();
    } catch (thrown) {
      this.session.failed(asProblem(thrown));
    }
  }
}

export function open(session: Session): Section {
  return new WebhooksPage(session);
}
