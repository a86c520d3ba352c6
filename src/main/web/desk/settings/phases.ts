/** How one setting is asked for. */
export interface Field {
  name: string;
  label: string;
  kind: 'number' | 'percent' | 'lines' | 'signs' | 'then' | 'choice' | 'check' | 'text' | 'secret';
  /** Of a choice: the values with what they are called. */
  of?: [value: string, label: string][];
  least?: number;
  most?: number;
  /** Said below it. */
  about?: string;
}

export interface PhaseForm {
  name: string;
  title: string;
  about: string;
  fields: Field[];
}

const number = (name: string, label: string, least: number, most: number, about?: string): Field => ({ name, label, kind: 'number', least, most, about });
const percent = (name: string, label: string, least = 0): Field => ({ name, label, kind: 'percent', least, most: 100 });
const choice = (name: string, label: string, of: Field['of']): Field => ({ name, label, kind: 'choice', of });
const signs = (name: string, label: string): Field => ({ name, label, kind: 'signs', about: 'One to a line: its name in small letters, a space, and the emoji.' });
const lines = (name: string, label: string, about: string): Field => ({ name, label, kind: 'lines', about });

const WORDS_ABOUT = 'One to a line. word is a whole word, word* a beginning, *word an end, *word* any part. Look-alike letters and spacing tricks are seen through.';
const MANY = 1_000_000;

/**
 * What is not a check. A setting that is not described here is asked for by its name, as its value suggests: a new one needs a line only
 * to be called well. The group without a name has the settings that stand by themselves.
 */
export const GROUPS: PhaseForm[] = [
  {
    name: 'trust',
    title: 'Trust',
    about: 'What an author’s record makes of the author.',
    fields: [
      number('knownAfter', 'Known after so many published', 0, 200),
      number('trustedAfter', 'Trusted after so many published', 0, 200),
      percent('mostRejectedPercent', 'New again when more were rejected than'),
      choice('atOnce', 'Where comments wait for a moderator, spared are', [['nobody', 'nobody'], ['trusted', 'trusted authors'], ['known', 'known and trusted authors']]),
    ],
  },
  {
    name: 'reports',
    title: 'Reports and appeals',
    about: 'What readers report, and how long authors may appeal.',
    fields: [
      number('toHide', 'Reports that hide a comment until somebody looked', 0, 1000, '0 is never'),
      number('appealDays', 'Days for an appeal', 0, 3650, '0 is not at all'),
      { name: 'guests', label: 'Guests may report', kind: 'check' },
    ],
  },
  {
    name: 'engagement',
    title: 'Votes and reactions',
    about: 'What readers may do besides writing.',
    fields: [
      choice('votes', 'Votes on comments', [['up-down', 'up and down'], ['up', 'only up'], ['off', 'none']]),
      choice('guests', 'Votes of guests', [['all', 'count like all others'], ['address', 'one for each network address and day'], ['none', 'are not taken']]),
      signs('reactions', 'Reactions to comments'),
      signs('pageReactions', 'Reactions to the page'),
      number('closeAfterDays', 'Days until a conversation closes', 0, 3650, '0 is never'),
    ],
  },
  {
    name: 'pages',
    title: 'Addresses of pages',
    about: 'Which addresses are the same page. Pages that are there already keep their names until you move them.',
    fields: [
      choice('query', 'What follows the question mark', [['as-is', 'names the page, all of it'], ['drop', 'names the page, but for these parameters'], ['keep', 'names the page by these parameters only']]),
      lines('parameters', 'Parameters', 'One to a line; utm_* is all that begin so.'),
      choice('slash', 'A slash at the end', [['as-is', 'makes another page'], ['with', 'is always there'], ['without', 'is never there']]),
      { name: 'amp', label: 'The AMP form of a page is that page', kind: 'check' },
      { name: 'https', label: 'http is https', kind: 'check' },
      lines('hosts', 'Other names of hosts', 'One to a line: m.daily.example=www.daily.example'),
    ],
  },
  {
    name: 'signIn',
    title: 'Sign-in',
    about: 'Accounts that readers have at this server. Guests, and the publisher’s own sign-in, are up to whoever runs the server.',
    fields: [
      { name: 'email', label: 'By a letter with a code', kind: 'check', about: 'Needs a mail server in the server’s configuration.' },
      { name: 'password', label: 'With a password', kind: 'check', about: 'Needs a mail server too, for new accounts and forgotten passwords.' },
      choice('guestProof', 'A guest’s browser must work a little first', [['adaptive', 'when many have come lately'], ['always', 'always'], ['never', 'never']]),
      { name: 'uniqueNames', label: 'Nobody may take a name that looks like that of an account', kind: 'check' },
    ],
  },
  {
    name: 'presence',
    title: 'Who is there',
    about: 'Numbers without names.',
    fields: [
      { name: 'readers', label: 'Readers are told how many they are', kind: 'check' },
      { name: 'typing', label: 'And how many of them are writing', kind: 'check' },
    ],
  },
];

/** The checks in the order in which they look at a comment. One that is not here is left as it is. */
export const PHASES: PhaseForm[] = [
  {
    name: 'length',
    title: 'Length',
    about: 'Comments that are too short or too long.',
    fields: [number('least', 'Characters at least', 0, MANY), number('most', 'Characters at most', 0, MANY, '0 is no bound'), number('mostLines', 'Lines at most', 0, MANY, '0 is no bound')],
  },
  {
    name: 'repeats',
    title: 'Repeated comments',
    about: 'The same text again, by one author or by several.',
    fields: [
      number('own', 'Times an author may repeat a text', 0, 20),
      number('accounts', 'Accounts that may bring the same text', 1, 50),
      number('minutes', 'Minutes a text is remembered', 1, 1440),
      number('letters', 'Letters from which it counts', 1, MANY),
      percent('similarPercent', 'Alike from', 50),
    ],
  },
  {
    name: 'flood',
    title: 'Many comments',
    about: 'One author writes a lot in a short time.',
    fields: [number('most', 'Comments', 1, 100), number('minutes', 'Within minutes', 1, 1440)],
  },
  {
    name: 'links',
    title: 'Links',
    about: 'More links than usual, or to places one does not want.',
    fields: [
      number('most', 'Links in a comment', 0, MANY),
      number('newAuthorMost', 'Links in a new author’s comment', 0, MANY),
      lines('allow', 'Domains that do not count', 'One to a line, with all below them.'),
      lines('deny', 'Domains not to be linked to', 'One to a line, with all below them.'),
      { name: 'denied', label: 'A link to one of those', kind: 'then' },
    ],
  },
  { name: 'bannedWords', title: 'Banned words', about: 'Words that have no place here.', fields: words() },
  { name: 'suspectWords', title: 'Suspect words', about: 'Words that somebody should look at.', fields: words() },
  {
    name: 'shouting',
    title: 'Shouting',
    about: 'Mostly capitals, or a character again and again.',
    fields: [percent('capitalsPercent', 'Capitals from'), number('letters', 'Letters from which it counts', 1, MANY), number('run', 'Times a character may follow itself', 0, MANY, '0 is no bound')],
  },
  { name: 'invisible', title: 'Invisible characters', about: 'Characters that hide text or turn its direction.', fields: [] },
  { name: 'marks', title: 'Towers of marks', about: 'Letters with a pile of accents.', fields: [number('most', 'Marks on a letter', 2, 50)] },
  { name: 'newAuthor', title: 'New authors', about: 'Who has not published enough yet.', fields: [number('published', 'Until so many were published', 1, 100)] },
  { name: 'premoderated', title: 'Authors under premoderation', about: 'Whom a moderator wants to see first.', fields: [] },
  {
    name: 'rejections',
    title: 'Often rejected',
    about: 'Authors whose recent comments were turned down.',
    fields: [number('least', 'Comments turned down', 1, 100), percent('percent', 'Of the recent ones', 1)],
  },
  {
    name: 'spam',
    title: 'Spam',
    about: 'What is like the spam of this site, learnt from its moderators’ decisions.',
    fields: [percent('percent', 'Probability from', 50), number('examples', 'Examples of each kind before it says anything', 10, MANY)],
  },
  {
    name: 'external',
    title: 'External service',
    about: 'A service of yours is asked while the comment is held. When it does not answer, a moderator decides.',
    fields: [
      { name: 'url', label: 'Address', kind: 'text' },
      { name: 'secret', label: 'Secret that calls are signed with', kind: 'secret' },
      number('seconds', 'Seconds for an answer', 1, 60),
      number('tries', 'Tries', 1, 20),
    ],
  },
];

function words(): Field[] {
  return [lines('words', 'Words', WORDS_ABOUT), { name: 'accentsCount', label: 'Accents make another word', kind: 'check' }];
}
