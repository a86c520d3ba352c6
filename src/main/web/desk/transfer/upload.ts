import { asProblem } from '../../client/problem.js';
import type { ImportJob, TransferApi } from './transfer-api.js';

const PART_BYTES = 1 << 20;
const AGAIN_MS = 3_000;
const MOST_FAILURES = 20;

/** Brings a file in parts, one after the other; what is lost on the way is sent again, and a server that asks for patience gets it. */
export class Upload {
  private stopped = false;

  constructor(private readonly api: TransferApi, readonly job: ImportJob, private readonly file: File, private readonly heard: (job: ImportJob) => void) {}

  stop(): void {
    this.stopped = true;
  }

  async run(): Promise<void> {
    let job = this.job;
    for (let failures = 0; job.received < job.bytes && !this.stopped; ) {
      try {
        job = await this.api.append(job.id, job.received, this.file.slice(job.received, job.received + PART_BYTES));
        failures = 0;
        this.heard(job);
      } catch (thrown) {
        const problem = asProblem(thrown);
        if (!problem.retry || ++failures > MOST_FAILURES) {
          throw problem;
        }
        await new Promise(done => setTimeout(done, problem.retryAfterSeconds * 1000 || AGAIN_MS));
      }
    }
  }
}
