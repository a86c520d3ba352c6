import { load } from '../../client/live/chunk.js';
import { DAY_MS, HOUR_MS, MINUTE_MS, Times } from '../../client/times.js';
import type enAccount from './en-account.json';
import type enActing from './en-acting.json';
import en from './en.json';
import type enShared from './en-shared.json';
import type enWriting from './en-writing.json';

export type Key = keyof typeof en | keyof typeof enShared | keyof typeof enWriting | keyof typeof enActing | keyof typeof enAccount;
type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };
export type Phrase = string | Forms;
export type Phrases = Partial<Record<Key, Phrase>>;

/** English that came later, with the part of the program that says it. */
let later: Phrases = {};

export function learn(phrases: Phrases): void {
  later = { ...later, ...phrases };
}

/** Languages that have a catalogue of their own, loaded when needed: what every reader sees first, the rest with what says it. */
const LANGUAGES = 'ar de es fa fr he hi id it ja ko nl pl pt ru sv tr uk ur zh zh-hant'.split(' ');
/** Languages that may write numbers with digits of their own, and tags that ask for such. */
const OWN_DIGITS = /^(ar|fa|ur)|-u-/;
const RIGHT_TO_LEFT = 'ar fa he ur'.split(' ');

/** What the widget says in one language. */
export class Words {
  readonly direction: 'ltr' | 'rtl';
  readonly times: Times;
  private plurals: Intl.PluralRules | undefined;
  private numbers: Intl.NumberFormat | undefined;

  constructor(
    /** For times and numbers; its region may matter, also where its catalogue has none. */
    readonly locale: string,
    private catalogue: Phrases,
    private readonly language = 'en',
  ) {
    this.direction = RIGHT_TO_LEFT.includes(language) ? 'rtl' : 'ltr';
    this.times = new Times(locale);
  }

  /** Has also what is said to who writes and acts; without it, that is said in English. */
  async learn(): Promise<void> {
    if (this.language !== 'en') {
      const more = await read(`${this.language}-more`);
      this.catalogue = { ...more, ...this.catalogue };
    }
  }

  say(key: Key, fill: Record<string, string | number> = {}): string {
    const phrase = this.catalogue[key] ?? later[key] ?? '';
    const text =
      typeof phrase === 'string' ? phrase : (phrase[this.form(Number(fill['n']))] ?? phrase.other);
    return text.replace(/\{(\w+)\}/g, (_, name: string) => this.shown(fill[name]));
  }

  number(n: number): string {
    // Making a format is slow, and most numbers here look the same in most languages.
    return n < 1000 && !OWN_DIGITS.test(this.locale) ? `${n}` : (this.numbers ??= new Intl.NumberFormat(this.locale)).format(n);
  }

  /**
   * How long ago, or the date beyond a week. The catalogue has the words for it: a slow device takes longer to make the browser's own
   * format of such times than to draw the comments on its screen.
   */
  ago(time: string, now = Date.now()): string {
    const passed = now - Date.parse(time);
    const many = (key: Key, length: number) => this.say(key, { n: Math.floor(passed / length) });
    return passed >= 7 * DAY_MS
      ? this.times.dated(time, now)
      : passed >= 2 * DAY_MS
        ? many('t_day', DAY_MS)
        : passed >= DAY_MS
          ? this.say('t_yesterday')
          : passed >= HOUR_MS
            ? many('t_hour', HOUR_MS)
            : passed >= MINUTE_MS
              ? many('t_minute', MINUTE_MS)
              : this.say('t_now');
  }

  private form(n: number): Intl.LDMLPluralRule {
    return (this.plurals ??= new Intl.PluralRules(this.locale)).select(n);
  }

  has(key: string): key is Key {
    return key in this.catalogue || key in later;
  }

  private shown(value: string | number | undefined): string {
    return typeof value === 'number' ? this.number(value) : (value ?? '');
  }
}

export const english = new Words('en', en);

/** The words for a language tag. English where there is no catalogue, or where it cannot be loaded. */
export async function wordsFor(tag: string): Promise<Words> {
  const language = catalogueOf(tag.toLowerCase());
  if (language === 'en') {
    return new Words(tag, en);
  }
  const phrases = LANGUAGES.includes(language) ? await read(language) : null;
  return phrases ? new Words(tag, phrases, language) : english;
}

async function read(name: string): Promise<Phrases | null> {
  return load<{ default: Phrases }>(`lang/${name}.js`).then(
    module => module.default,
    () => null,
  );
}

/** Chinese has two scripts; Hebrew and Indonesian have older names. */
function catalogueOf(tag: string): string {
  const [language = ''] = tag.split(/[-_]/);
  return /^zh.*(hant|tw|hk|mo)/.test(tag) ? 'zh-hant' : ({ iw: 'he', in: 'id' }[language] ?? language);
}
