const STEPS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['minute', 60],
  ['hour', 3600],
  ['day', 86400],
];

/** How times are told in one language. The formats are made once, since making them is slow. */
export class Times {
  private readonly relative: Intl.RelativeTimeFormat;
  private readonly day: Intl.DateTimeFormat;
  private readonly dayAndYear: Intl.DateTimeFormat;
  private readonly full: Intl.DateTimeFormat;

  constructor(locale: string) {
    this.relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
    this.day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long' });
    this.dayAndYear = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric' });
    this.full = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'short' });
  }

  /** How long ago: seconds are "now", and beyond a week it is the date. */
  ago(time: string, now = Date.now()): string {
    const seconds = Math.max(0, (now - Date.parse(time)) / 1000);
    if (seconds >= 7 * 86400) {
      const date = new Date(time);
      const thisYear = date.getFullYear() === new Date(now).getFullYear();
      return (thisYear ? this.day : this.dayAndYear).format(date);
    }
    const [unit, length] = STEPS.filter(([, step]) => seconds >= step).pop() ?? ['second', 0];
    return this.relative.format(length ? -Math.floor(seconds / length) : 0, unit);
  }

  fully(time: string): string {
    return this.full.format(new Date(time));
  }
}
