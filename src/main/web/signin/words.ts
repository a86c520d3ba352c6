import en from './words/en.json';

export type Key = keyof typeof en;
type Catalogue = Record<Key, string>;

/** Languages beside English, as the comments have them; each is loaded when it is needed. */
const LANGUAGES = 'ar de es fa fr he hi id it ja ko nl pl pt ru sv tr uk ur zh zh-hant'.split(' ');
const RIGHT_TO_LEFT = ['ar', 'fa', 'he', 'ur'];

/** What this window says, in one language. */
export class Words {
  readonly direction: 'ltr' | 'rtl';

  constructor(
    readonly language: string,
    private readonly catalogue: Catalogue,
  ) {
    this.direction = RIGHT_TO_LEFT.includes(language) ? 'rtl' : 'ltr';
  }

  say(key: Key, fill: Record<string, string> = {}): string {
    return this.catalogue[key].replace(/\{(\w+)\}/g, (_, name: string) => fill[name] ?? '');
  }

  /** What went wrong, by the code of the server. */
  explain(code: string): string {
    return code in en ? this.say(code as Key) : this.say('other', { code });
  }
}

/** The words for a language tag; English where there are none, or where they cannot be loaded. */
export async function wordsFor(tag: string): Promise<Words> {
  const language = catalogueOf(tag.toLowerCase());
  if (LANGUAGES.includes(language)) {
    try {
      const module: { default: Catalogue } = await import(new URL(`lang/${language}.js`, import.meta.url).href);
      return new Words(language, module.default);
    } catch {
      // Then in English.
    }
  }
  return new Words('en', en);
}

/** Chinese has two scripts; Hebrew and Indonesian have older names. */
function catalogueOf(tag: string): string {
  const [language = ''] = tag.split(/[-_]/);
  return /^zh.*(hant|tw|hk|mo)/.test(tag) ? 'zh-hant' : ({ iw: 'he', in: 'id' }[language] ?? language);
}
