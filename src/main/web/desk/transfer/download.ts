import type { ExportFormat, TransferApi } from './transfer-api.js';

const NAMES: Record<ExportFormat, string> = { ndjson: 'ndjson', disqus: 'disqus.xml', wxr: 'wxr.xml' };

/** Fetches everything of the site and hands it to the browser as a file, whole or not at all. */
export class Download {
  bytes = 0;
  private readonly stopping = new AbortController();

  constructor(private readonly api: TransferApi, readonly format: ExportFormat, private readonly site: string, private readonly heard: () => void) {}

  stop(): void {
    this.stopping.abort();
  }

  async run(): Promise<void> {
    const answer = await this.api.export(this.format, this.stopping.signal);
    const counted = new TransformStream<Uint8Array, Uint8Array>({
      transform: (piece, out) => {
        this.bytes += piece.length;
        this.heard();
        out.enqueue(piece);
      },
    });
    const file = await new Response(answer.body!.pipeThrough(counted)).blob();
    const link = document.createElement('a');
    link.href = URL.createObjectURL(file);
    link.download = `${this.site}.${NAMES[this.format]}`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  }
}
