import { html } from 'lit-html';
import { DAY_MS, HOUR_MS, MINUTE_MS, Times } from '../../client/times.js';

let times: Times | undefined;
let relative: Intl.RelativeTimeFormat | undefined;

/** A time as one says it, with the exact one for who wants to know. The formats are made once the language is chosen. */
export function when(time: string) {
  times ??= new Times(document.documentElement.lang);
  return html`<time datetime=${time} title=${times.fully(time)}>${ago(time, times)}</time>`;
}

const STEPS = [
  ['day', DAY_MS],
  ['hour', HOUR_MS],
  ['minute', MINUTE_MS],
] as const;

/** Seconds are "now", and beyond a week it is the date. */
function ago(time: string, dates: Times): string {
  const passed = Date.now() - Date.parse(time);
  if (passed >= 7 * DAY_MS) {
    return dates.dated(time);
  }
  relative ??= new Intl.RelativeTimeFormat(document.documentElement.lang, { numeric: 'auto' });
  const [unit, length] = STEPS.find(([, length]) => passed >= length) ?? ['second', Infinity];
  return relative.format(0 - Math.floor(passed / length), unit);
}

let exact: Intl.DateTimeFormat | undefined;

/** A time that is still to come. */
export function untilTime(time: string) {
  exact ??= new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: 'medium', timeStyle: 'short' });
  return html`<time datetime=${time}>${exact.format(new Date(time))}</time>`;
}

let numbers: Intl.NumberFormat | undefined;

export function number(value: number): string {
  numbers ??= new Intl.NumberFormat(document.documentElement.lang);
  return numbers.format(value);
}
