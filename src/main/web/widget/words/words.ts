import { Times } from '../../client/times.js';
import { en } from './en.js';
import type { enWriting } from './en-writing.js';

export type Key = keyof typeof en | keyof typeof enWriting;
type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };
export type Phrase = string | Forms;
/** A complete catalogue: the compiler refuses one with a missing key. */
export type Catalogue = Record<Key, Phrase>;

/** English that came later, with the part of the program that says it. */
let later: Partial<Catalogue> = {};

export function learn(phrases: Partial<Catalogue>): void {
  later = phrases;
}

/** Languages that have a catalogue of their own, loaded when needed, and which of them run from right to left. */
const LANGUAGES = ['de', 'ar'];
const RIGHT_TO_LEFT = ['ar'];

/** What the widget says in one language. */
export class Words {
  readonly direction: 'ltr' | 'rtl';
  readonly times: Times;
  private readonly plurals: Intl.PluralRules;
  private readonly numbers: Intl.NumberFormat;

  constructor(
    /** For times and numbers; its region may matter, also where its catalogue has none. */
    readonly locale: string,
    private readonly catalogue: Partial<Catalogue>,
  ) {
    this.direction = RIGHT_TO_LEFT.includes(languageOf(locale)) ? 'rtl' : 'ltr';
    this.times = new Times(locale);
    this.plurals = new Intl.PluralRules(locale);
    this.numbers = new Intl.NumberFormat(locale);
  }

  say(key: Key, fill: Record<string, string | number> = {}): string {
    const phrase = this.catalogue[key] ?? later[key] ?? '';
    const text =
      typeof phrase === 'string' ? phrase : (phrase[this.plurals.select(Number(fill['n']))] ?? phrase.other);
    return text.replace(/\{(\w+)\}/g, (_, name: string) => this.shown(fill[name]));
  }

  number(n: number): string {
    return this.numbers.format(n);
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
export async function wordsFor(tag: string, server: string): Promise<Words> {
  const language = languageOf(tag);
  if (language === 'en') {
    return new Words(tag, en);
  }
  if (!LANGUAGES.includes(language)) {
    return english;
  }
  const module = await import(`${server}/lang/${language}.js`).catch(() => null);
  return module ? new Words(tag, module.default) : english;
}

function languageOf(tag: string): string {
  return tag.toLowerCase().split(/[-_]/)[0]!;
}
