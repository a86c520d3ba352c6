const STEPS = [
  ['day', 86400],
  ['hour', 3600],
  ['minute', 60],
] as const;
const DAYS = 7;

/** How many of which unit ago; `null` is now: seconds are not counted. */
export type Since = [number, 'day' | 'hour' | 'minute'] | null;

/** How long ago that is. */
export function since(time: string, now: number): Since {
  const seconds = (now - Date.parse(time)) / 1000;
  const step = STEPS.find(([, length]) => seconds >= length);
  return step ? [Math.floor(seconds / step[1]), step[0]] : null;
}

/** Whether a date says more. */
export function isLongAgo(ago: Since): boolean {
  return ago?.[1] === 'day' && ago[0] >= DAYS;
}

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
