import { asProblem } from '../../client/problem.js';
import { AuthorFile } from '../accounts/author.js';
import { onlyPlaceOf } from '../queue/spans.js';
import { callsOf } from '../renewal.js';
import { ReportsApi } from '../reports/reports-api.js';
import type { Person } from '../sanctions/sanctions-api.js';
import type { Session } from '../session.js';
import type { QueueItem } from '../site/shapes.js';
import type { Dialog } from './dialog.js';
import { replying } from './reply.js';

/** Opens dialogs, about the comment that the moderator is at unless another is named. One is open at a time. */
export class Dialogs {
  open: Dialog | null = null;

  constructor(private readonly session: Session) {}

  show(dialog: Dialog): void {
    this.open = dialog;
    this.session.changed();
  }

  /** Closes the dialog of that kind, if it is still the one that is open. */
  close(kind?: string): void {
    if (!kind || this.open?.kind === kind) {
      this.open = null;
      this.session.changed();
    }
  }

  history(item = this.item): void {
    if (item) {
      this.show({ kind: 'history', item, history: null });
      void this.fill('history', this.session.moderation.history(item.id), history => ({ kind: 'history', item, history }));
    }
  }

  reports(item = this.item): void {
    if (item) {
      const { pass } = this.session;
      this.show({ kind: 'reports', item, reports: null });
      void this.fill('reports', new ReportsApi(...callsOf(pass)).of(item.id), ({ items }) => ({ kind: 'reports', item, reports: items }));
    }
  }

  author(person: Person | null | undefined = this.item?.author): void {
    if (person) {
      this.show({ kind: 'author', author: new AuthorFile(this.session, person) });
    }
  }

  sanction(person: Person | null | undefined = this.item?.author): void {
    if (person) {
      this.show({ kind: 'sanction', person, choice: 'warn' });
    }
  }

  rejectAll(person: Person): void {
    this.show({ kind: 'reject-all', person, done: 0, busy: false, problem: '' });
  }

  /** What is selected on the page, if it is of that comment, is proposed. */
  redact(item = this.item): void {
    if (item) {
      const span = onlyPlaceOf(getSelection()?.toString().trim() ?? '', item.source);
      this.show({ kind: 'redact', item, spans: span ? [span] : [] });
    }
  }

  reply(item = this.item): void {
    if (item && (item.status === 'published' || item.status === 'held')) {
      this.show(replying(item));
    }
  }

  private get item(): QueueItem | undefined {
    return this.session.selected?.item;
  }

  private async fill<T>(kind: Dialog['kind'], read: Promise<T>, filled: (read: T) => Dialog): Promise<void> {
    try {
      const answer = await read;
      if (this.open?.kind === kind) {
        this.show(filled(answer));
      }
    } catch (thrown) {
      this.session.failed(asProblem(thrown));
    }
  }
}
