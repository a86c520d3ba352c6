import { asProblem } from '../../client/problem.js';
import { callsOf } from '../renewal.js';
import type { Section } from '../sections.js';
import type { Session } from '../session.js';
import { Pages } from '../view/pages.js';
import { say } from '../words/words.js';
import { AuditApi, type AuditEntry } from './audit-api.js';
import { auditView } from './view.js';

/** The log of what moderators and administrators did, the latest first. */
export class AuditPage implements Section {
  readonly title = say('Audit');
  readonly list: Pages<AuditEntry & { id: string }>;
  readonly mayExport: boolean;
  private readonly api: AuditApi;

  constructor(private readonly session: Session) {
    this.api = new AuditApi(...callsOf(session.pass));
    this.mayExport = session.role === 'admin';
    this.list = new Pages(after => this.api.list(after), () => session.changed());
    void this.list.start();
  }

  view() {
    return auditView(this);
  }

  async export(): Promise<void> {
    try {
      const link = document.createElement('a');
      link.href = URL.createObjectURL(await this.api.export());
      link.download = `audit-${this.session.pass.site}.ndjson`;
      link.click();
      URL.revokeObjectURL(link.href);
    } catch (thrown) {
      this.session.failed(asProblem(thrown));
    }
  }
}

export function open(session: Session): Section {
  return new AuditPage(session);
}
