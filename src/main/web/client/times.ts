const STEPS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['minute', 60],
  ['hour', 3600],
  ['day', 86400],
];

/** How times are told in one language. Each format is made once, when it is needed: making them is slow. */
export class Times {
  private readonly made = new Map<string, Intl.DateTimeFormat>();
  private relative: Intl.RelativeTimeFormat | undefined;

  constructor(private readonly locale: string) {}

  /** How long ago: seconds are "now", and beyond a week it is the date. */
  ago(time: string, now = Date.now()): string {
    const seconds = Math.max(0, (now - Date.parse(time)) / 1000);
    if (seconds >= 7 * 86400) {
      return this.dated(time, now);
    }
    const [unit, length] = STEPS.filter(([, step]) => seconds >= step).pop() ?? ['second', 0];
    this.relative ??= new Intl.RelativeTimeFormat(this.locale, { numeric: 'auto' });
    return this.relative.format(length ? -Math.floor(seconds / length) : 0, unit);
  }

  /** The day, with its year unless that is this one. */
  dated(time: string, now = Date.now()): string {
    const date = new Date(time);
    const thisYear = date.getFullYear() === new Date(now).getFullYear();
    return this.format({ day: 'numeric', month: 'long', ...(!thisYear && { year: 'numeric' }) }).format(date);
  }

  fully(time: string): string {
    return this.format({ dateStyle: 'full', timeStyle: 'short' }).format(new Date(time));
  }

  private format(how: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
    const name = Object.keys(how).join();
    const format = this.made.get(name) ?? new Intl.DateTimeFormat(this.locale, how);
    this.made.set(name, format);
    return format;
  }
}
