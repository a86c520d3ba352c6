export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** How dates are told in one language. Each format is made once, when it is needed: making them is slow. */
export class Times {
  private readonly made = new Map<string, Intl.DateTimeFormat>();

  constructor(private readonly locale: string) {}

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
