import type { TemplateResult } from 'lit-html';

/** What the desk says, by its English words. Words that have no translation are said in English. */
type Dictionary = Record<string, string>;

let dictionary: Dictionary = {};

/** Languages beside English; each is loaded when it is needed. */
const OTHERS: Record<string, () => Promise<{ words: Dictionary }>> = {
  ar: () => import('./ar.js'),
};

const RIGHT_TO_LEFT = ['ar', 'fa', 'he', 'ur'];

/** Says something in the moderator's language. `{name}` in the words stands for that value. */
export function say(words: string, values: Record<string, string | number> = {}): string {
  return (dictionary[words] ?? words).replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ''));
}

/** The same with values that are more than text; gives the parts in their order. */
export function tell(words: string, values: Record<string, TemplateResult | string>): unknown[] {
  return (dictionary[words] ?? words).split(/\{(\w+)\}/).map((part, index) => (index % 2 ? values[part] : part));
}

/** The language of the address (`?lang=`), or else the first of the browser's that the desk speaks. */
export async function chooseLanguage(): Promise<void> {
  const asked = new URLSearchParams(location.search).get('lang');
  const wanted = asked ? [asked] : navigator.languages;
  const language = wanted.map(one => one.slice(0, 2)).find(one => one === 'en' || OTHERS[one]) ?? 'en';
  if (OTHERS[language]) {
    dictionary = (await OTHERS[language]()).words;
  }
  document.documentElement.lang = asked ?? (language === 'en' ? navigator.language : language);
  document.documentElement.dir = RIGHT_TO_LEFT.includes(asked?.slice(0, 2) ?? language) ? 'rtl' : 'ltr';
}
