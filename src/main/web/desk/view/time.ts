import { html } from 'lit-html';
import { Times } from '../../client/times.js';

let times: Times | undefined;

/** A time as one says it, with the exact one for who wants to know. The formats are made once the language is chosen. */
export function when(time: string) {
  times ??= new Times(document.documentElement.lang);
  return html`<time datetime=${time} title=${times.fully(time)}>${times.ago(time)}</time>`;
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
