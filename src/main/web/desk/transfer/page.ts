import { asProblem, type Problem } from '../../client/problem.js';
import type { Section } from '../sections.js';
import type { Session } from '../session.js';
import { Pages } from '../view/pages.js';
import { say } from '../words/words.js';
import { Download } from './download.js';
import { transferOf, type ExportFormat, type How, type ImportJob, type TransferApi } from './transfer-api.js';
import { Upload } from './upload.js';
import { transferView } from './view.js';

const LOOK_MS = 1_000;

/** Bringing comments from another system, and taking everything away. */
export class TransferPage implements Section {
  readonly title = say('Import and export');
  readonly list: Pages<ImportJob>;
  upload: Upload | null = null;
  download: Download | null = null;
  refused: Problem | null = null;
  private readonly api: TransferApi;
  private readonly looking: ReturnType<typeof setInterval>;

  constructor(private readonly session: Session) {
    this.api = transferOf(session.pass);
    this.list = new Pages(() => this.api.list(), () => session.changed());
    void this.list.start();
    this.looking = setInterval(() => this.look(), LOOK_MS);
  }

  view() {
    return transferView(this);
  }

  close(): void {
    clearInterval(this.looking);
    this.upload?.stop();
    this.download?.stop();
  }

  /** Brings a file, and says at once what it holds. */
  async bring(form: HTMLFormElement): Promise<void> {
    const file = (form.elements.namedItem('file') as HTMLInputElement).files?.[0];
    if (!file) {
      return;
    }
    const how = howIn(form);
    this.refused = null;
    try {
      const job = await this.api.create(file);
      this.upload = new Upload(this.api, job, file, changed => this.take(changed));
      await this.list.start();
      await this.upload.run();
      form.reset();
      this.take(await this.api.run(job.id, true, how));
    } catch (thrown) {
      this.refused = asProblem(thrown);
    }
    this.upload = null;
    this.session.changed();
  }

  /** Goes on as it was told before. */
  run(job: ImportJob, dryRun: boolean): Promise<void> {
    const { byIdentifier, moved, format } = job;
    return this.change(() => this.api.run(job.id, dryRun, { byIdentifier, moved, ...(format ? { format } : {}) }));
  }

  cancel(job: ImportJob): Promise<void> {
    if (this.upload?.job.id === job.id) {
      this.upload.stop();
    }
    return this.change(() => this.api.cancel(job.id));
  }

  forget(job: ImportJob): Promise<void> {
    return this.change(async () => {
      await this.api.forget(job.id);
      await this.list.start();
    });
  }

  async export(format: ExportFormat): Promise<void> {
    this.download = new Download(this.api, format, this.session.pass.site, () => this.session.changed());
    this.session.changed();
    try {
      await this.download.run();
      this.session.tell({ words: 'The export is complete.' });
    } catch (thrown) {
      if (!(thrown instanceof DOMException && thrown.name === 'AbortError')) {
        this.session.failed(asProblem(thrown));
      }
    }
    this.download = null;
    this.session.changed();
  }

  private async change(how: () => Promise<ImportJob | void>): Promise<void> {
    try {
      const job = await how();
      if (job) {
        this.take(job);
      }
    } catch (thrown) {
      this.session.failed(asProblem(thrown));
    }
  }

  private take(job: ImportJob): void {
    this.list.items = (this.list.items ?? []).map(one => (one.id === job.id ? job : one));
    this.session.changed();
  }

  private look(): void {
    if (!document.hidden && this.list.items?.some(({ state }) => state === 'waiting' || state === 'running')) {
      void this.list.start();
    }
  }
}

/** `OLD=NEW`, one to a line. */
function howIn(form: HTMLFormElement): How {
  const data = new FormData(form);
  const lines = String(data.get('moved') ?? '').split('\n').map(line => line.trim()).filter(line => line.includes('='));
  const format = String(data.get('format') ?? '');
  return {
    ...(format ? { format } : {}),
    byIdentifier: data.get('byIdentifier') !== null,
    moved: Object.fromEntries(lines.map(line => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)])),
  };
}

export function open(session: Session): Section {
  return new TransferPage(session);
}
