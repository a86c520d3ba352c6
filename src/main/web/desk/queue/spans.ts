/** A part of a text as typed, in UTF-16 code units. */
export interface Span {
  from: number;
  to: number;
}

/** As the server puts it for a part of any length. */
const BAR = '▇▇▇▇▇';

/**
 * The part of the text that is selected in a text area, which shows every line break as one character; null when nothing is
 * selected.
 */
export function within(source: string, from: number, to: number): Span | null {
  return to > from ? { from: place(source, from), to: place(source, to) } : null;
}

/** The text with bars in place of the parts. */
export function redacted(source: string, spans: Span[]): string {
  const last = [...spans].sort((one, other) => other.from - one.from);
  return last.reduce((text, { from, to }) => text.slice(0, from) + BAR + text.slice(to), source);
}

/** Where a place of a text area is in the text as typed. */
function place(source: string, shown: number): number {
  let index = 0;
  for (let seen = 0; seen < shown; seen++) {
    index += source.startsWith('\r\n', index) ? 2 : 1;
  }
  return index;
}

/** The only place where that text stands, if it stands in one place only. */
export function onlyPlaceOf(text: string, source: string): Span | null {
  const from = text ? source.indexOf(text) : -1;
  return from >= 0 && source.indexOf(text, from + 1) < 0 ? { from, to: from + text.length } : null;
}
