import { html } from 'lit-html';
import { isLongAgo, since, Times } from '../../client/times.js';

let times: Times | undefined;
let relative: Intl.RelativeTimeFormat | undefined;

/** A time as one says it, with the exact one for who wants to know. The formats are made once the language is chosen. */
export function when(time: string) {
  times ??= new Times(document.documentElement.lang);
  return html`<time datetime=${time} title=${times.fully(time)}>${ago(time, times)}</time>`;
}

function ago(time: string, dates: Times): string {
  const passed = since(time, Date.now());
  if (isLongAgo(passed)) {
    return dates.dated(time);
  }
  relative ??= new Intl.RelativeTimeFormat(document.documentElement.lang, { numeric: 'auto' });
  const [n, unit] = passed ?? [0, 'second' as const];
  return relative.format(-n, unit);
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
