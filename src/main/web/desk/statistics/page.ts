import { asProblem, type Problem } from '../../client/problem.js';
import { callsOf } from '../renewal.js';
import type { Section } from '../sections.js';
import type { Session } from '../session.js';
import { say } from '../words/words.js';
import { Charts } from './charts.js';
import { StatisticsApi, type Statistics } from './statistics-api.js';
import { seriesOf } from './sums.js';
import { statisticsView } from './view.js';

const DAY_MS = 86_400_000;

/** The statistics of the last days. */
export class StatisticsPage implements Section {
  readonly title = say('Statistics');
  days = 30;
  statistics: Statistics | null = null;
  problem: Problem | null = null;
  private readonly api: StatisticsApi;
  private readonly charts = new Charts();

  constructor(private readonly session: Session) {
    this.api = new StatisticsApi(...callsOf(session.pass));
    void this.load(this.days);
  }

  view() {
    return statisticsView(this);
  }

  close(): void {
    this.charts.end();
  }

  async load(days: number): Promise<void> {
    this.days = days;
    const day = (ago: number) => new Date(Date.now() - ago * DAY_MS).toISOString().slice(0, 10);
    try {
      this.statistics = await this.api.of(day(days - 1), day(0));
      this.problem = null;
    } catch (thrown) {
      this.problem = asProblem(thrown);
    }
    this.session.changed();
    queueMicrotask(() => queueMicrotask(() => this.draw()));
  }

  private draw(): void {
    const [decisions, medians] = document.querySelectorAll<HTMLElement>('.chart');
    if (this.statistics && decisions && medians) {
      this.charts.draw(seriesOf(this.statistics), decisions, medians);
    }
  }
}

export function open(session: Session): Section {
  return new StatisticsPage(session);
}
