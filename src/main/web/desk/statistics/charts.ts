import uPlot from 'uplot';
import { say } from '../words/words.js';
import { ACTIONS, type Series } from './sums.js';

const HEIGHT = 220;
/** Decisions are counted in whole numbers. */
const WHOLE = [1, 2, 5].flatMap(step => [0, 1, 2, 3, 4, 5].map(zeros => step * 10 ** zeros)).sort((one, other) => one - other);
const NAMES = { approve: 'approved', restore: 'restored', reject: 'rejected', spam: 'marked as spam' };
const COLOURS = { approve: '--good', restore: '--accent', reject: '--bad', spam: '--odd' };

/** The charts of the statistics, drawn in the colours of the page. They end with the page, or with the next statistics. */
export class Charts {
  private all: uPlot[] = [];
  private readonly watcher = new ResizeObserver(entries => entries.forEach(({ target, contentRect }) => this.fit(target, contentRect.width)));

  draw(series: Series, decisions: HTMLElement, medians: HTMLElement): void {
    this.end();
    this.all = [this.decisions(series, decisions), this.medians(series, medians)];
    [decisions, medians].forEach(place => this.watcher.observe(place));
  }

  end(): void {
    this.watcher.disconnect();
    this.all.forEach(chart => chart.destroy());
    this.all = [];
  }

  /** Each action's bar stands on those below it, so the tallest is drawn first. */
  private decisions({ days, counts }: Series, place: HTMLElement): uPlot {
    const stacked = ACTIONS.map((_, index) => days.map((_day, at) => ACTIONS.slice(0, index + 1).reduce((sum, action) => sum + counts[action][at]!, 0)));
    const order = ACTIONS.map((_, index) => ACTIONS.length - 1 - index);
    const bars = uPlot.paths.bars!({ size: [0.7, 40] });
    const series = order.map(index => {
      const action = ACTIONS[index]!;
      const value = (_: uPlot, _raw: number | null, _series: number, at: number | null) => (at === null ? '' : String(counts[action][at]));
      return { label: say(NAMES[action]), paths: bars, fill: colour(COLOURS[action]), stroke: colour(COLOURS[action]), width: 0, points: { show: false }, value };
    });
    return new uPlot(options(place, series, WHOLE), [days, ...order.map(index => stacked[index]!)], place);
  }

  private medians({ days, medianMinutes }: Series, place: HTMLElement): uPlot {
    const line = { label: say('minutes'), stroke: colour('--accent'), width: 2, spanGaps: true, points: { size: 6 }, value: (_: uPlot, raw: number | null) => (raw === null ? '–' : raw.toFixed(1)) };
    return new uPlot(options(place, [line]), [days, medianMinutes], place);
  }

  private fit(place: Element, width: number): void {
    this.all.find(chart => place.contains(chart.root))?.setSize({ width, height: HEIGHT });
  }
}

function options(place: HTMLElement, series: uPlot.Series[], steps?: number[]): uPlot.Options {
  const axis = { stroke: colour('--soft'), grid: { stroke: colour('--line'), width: 1 }, ticks: { stroke: colour('--line'), width: 1 }, font: '12px system-ui, sans-serif' };
  const day = new Intl.DateTimeFormat(document.documentElement.lang, { day: 'numeric', month: 'short', timeZone: 'UTC' });
  const told = (at: number) => day.format(at * 1000);
  return {
    width: place.clientWidth,
    height: HEIGHT,
    tzDate: at => uPlot.tzDate(new Date(at * 1000), 'Etc/UTC'),
    scales: { y: { range: (_: uPlot, _least: number, most: number) => [0, Math.max(most * 1.1, 1)] } },
    series: [{ value: (_: uPlot, at: number | null) => (at === null ? '' : told(at)) }, ...series],
    axes: [{ ...axis, values: (_: uPlot, all: number[]) => all.map(told), space: 64 }, { ...axis, size: 44, ...(steps ? { incrs: steps } : {}) }],
    cursor: { y: false, drag: { x: false, y: false } },
  };
}

function colour(name: string): string {
  const probe = document.createElement('i');
  probe.style.color = `var(${name})`;
  document.body.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}
