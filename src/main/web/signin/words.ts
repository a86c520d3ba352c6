/** What the page says, by language. English has every phrase; what another language lacks is said in English. */
export type Key = keyof typeof en;

const en = {
  title: 'Sign in to {site}',
  email: 'E-mail address',
  password: 'Password',
  newPassword: 'New password',
  passwordHint: 'At least 8 characters, and none of those that everybody uses.',
  name: 'Name',
  nameHint: 'Shown beside your comments.',
  nameNew: 'Your name, if you are new here',
  code: 'Code from the letter',
  continue: 'Continue',
  signIn: 'Sign in',
  guest: 'Go on as a guest',
  asGuest: 'Without an account',
  byMail: 'By e-mail',
  byPassword: 'With a password',
  register: 'Make an account',
  newHere: 'New here? Make an account',
  forgotten: 'Forgotten your password?',
  or: 'or',
  back: 'Back',
  again: 'Send another letter',
  sent: 'We have sent a letter to {email}. Type its code here, or open its link in this browser.',
  choose: 'We have sent a letter to {email}. Type its code here and choose a new password.',
  working: 'One moment …',
  done: 'You are signed in. This window can be closed.',
  linkTitle: 'You have opened the link of a letter.',
  linkConfirm: 'Yes, sign me in',
  linkPassed: 'You are signed in, in the window where you began. This one can be closed.',
  linkElsewhere: 'The window where you began is not open in this browser. Type the code of the letter there.',
  noOpener: 'The page that opened this window cannot be reached. Close this window and try again from there.',
  nowhere: 'Open this page from the comments of a site: then you are taken back there.',
  foreign: 'The page that opened this window is not one of this site’s.',
  none: 'This site does not sign anybody in here.',
  show: 'Show the password',
  offline: 'The server cannot be reached. Try again in a moment.',
  other: 'That did not work ({code}). Try again.',
  invalid_fields: 'Something is not right yet:',
  too_many_requests: 'That was too often. Wait a minute and try again.',
  overloaded: 'The server has too much to do. Try again in a moment.',
  credentials_wrong: 'The address or the password is wrong.',
  code_wrong: 'That is not the code. Have another look at the letter.',
  link_expired: 'This letter is too old, or its code was wrong too often. Ask for another one.',
  link_used: 'This letter was used already. Ask for another one.',
  link_invalid: 'This link is not whole. Open it from the letter once more, or type the code.',
  name_taken: 'Somebody is called that already. Choose another name.',
  address_taken: 'Another account has this address.',
  guests_not_allowed: 'This site takes no guests.',
  sign_in_not_offered: 'This site does not offer that any more.',
  proof_wrong: 'That took too long. Try again.',
};

const de: Partial<typeof en> = {
  title: 'Anmelden bei {site}',
  email: 'E-Mail-Adresse',
  password: 'Passwort',
  newPassword: 'Neues Passwort',
  passwordHint: 'Mindestens 8 Zeichen, und keines, das alle verwenden.',
  name: 'Name',
  nameHint: 'Steht neben Ihren Kommentaren.',
  nameNew: 'Ihr Name, falls Sie neu hier sind',
  code: 'Code aus dem Brief',
  continue: 'Weiter',
  signIn: 'Anmelden',
  guest: 'Als Gast weiter',
  asGuest: 'Ohne Konto',
  byMail: 'Per E-Mail',
  byPassword: 'Mit Passwort',
  register: 'Konto anlegen',
  newHere: 'Neu hier? Konto anlegen',
  forgotten: 'Passwort vergessen?',
  or: 'oder',
  back: 'Zurück',
  again: 'Noch einen Brief schicken',
  sent: 'Wir haben einen Brief an {email} geschickt. Geben Sie hier seinen Code ein, oder öffnen Sie seinen Link in diesem Browser.',
  choose: 'Wir haben einen Brief an {email} geschickt. Geben Sie hier seinen Code ein und wählen Sie ein neues Passwort.',
  working: 'Einen Augenblick …',
  done: 'Sie sind angemeldet. Dieses Fenster kann geschlossen werden.',
  linkTitle: 'Sie haben den Link aus einem Brief geöffnet.',
  linkConfirm: 'Ja, anmelden',
  linkPassed: 'Sie sind angemeldet, in dem Fenster, in dem Sie begonnen haben. Dieses kann geschlossen werden.',
  linkElsewhere: 'Das Fenster, in dem Sie begonnen haben, ist in diesem Browser nicht offen. Geben Sie dort den Code aus dem Brief ein.',
  noOpener: 'Die Seite, die dieses Fenster geöffnet hat, ist nicht erreichbar. Schließen Sie es und versuchen Sie es von dort noch einmal.',
  nowhere: 'Öffnen Sie diese Seite aus den Kommentaren einer Website: Dann kommen Sie dorthin zurück.',
  foreign: 'Die Seite, die dieses Fenster geöffnet hat, gehört nicht zu dieser Website.',
  none: 'Hier meldet diese Website niemanden an.',
  show: 'Passwort zeigen',
  offline: 'Der Server ist nicht erreichbar. Versuchen Sie es gleich noch einmal.',
  other: 'Das ging nicht ({code}). Versuchen Sie es noch einmal.',
  invalid_fields: 'Etwas stimmt noch nicht:',
  too_many_requests: 'Das war zu oft. Warten Sie eine Minute.',
  overloaded: 'Der Server hat zu viel zu tun. Versuchen Sie es gleich noch einmal.',
  credentials_wrong: 'Adresse oder Passwort ist falsch.',
  code_wrong: 'Das ist nicht der Code. Sehen Sie noch einmal in den Brief.',
  link_expired: 'Dieser Brief ist zu alt, oder der Code war zu oft falsch. Fordern Sie einen neuen an.',
  link_used: 'Dieser Brief wurde schon benutzt. Fordern Sie einen neuen an.',
  link_invalid: 'Dieser Link ist nicht vollständig. Öffnen Sie ihn noch einmal aus dem Brief, oder geben Sie den Code ein.',
  name_taken: 'So heißt schon jemand. Wählen Sie einen anderen Namen.',
  address_taken: 'Ein anderes Konto hat diese Adresse.',
  guests_not_allowed: 'Diese Website nimmt keine Gäste.',
  sign_in_not_offered: 'Das bietet diese Website nicht mehr an.',
  proof_wrong: 'Das hat zu lange gedauert. Versuchen Sie es noch einmal.',
};

const ar: Partial<typeof en> = {
  title: 'تسجيل الدخول إلى {site}',
  email: 'البريد الإلكتروني',
  password: 'كلمة المرور',
  newPassword: 'كلمة مرور جديدة',
  passwordHint: '٨ أحرف على الأقل، وليست من الكلمات الشائعة.',
  name: 'الاسم',
  nameHint: 'يظهر بجانب تعليقاتك.',
  nameNew: 'اسمك، إن كنت جديدًا هنا',
  code: 'الرمز من الرسالة',
  continue: 'متابعة',
  signIn: 'تسجيل الدخول',
  guest: 'المتابعة كضيف',
  asGuest: 'بدون حساب',
  byMail: 'بالبريد الإلكتروني',
  byPassword: 'بكلمة المرور',
  register: 'إنشاء حساب',
  newHere: 'جديد هنا؟ أنشئ حسابًا',
  forgotten: 'نسيت كلمة المرور؟',
  or: 'أو',
  back: 'رجوع',
  again: 'إرسال رسالة أخرى',
  sent: 'أرسلنا رسالة إلى {email}. اكتب رمزها هنا، أو افتح رابطها في هذا المتصفح.',
  choose: 'أرسلنا رسالة إلى {email}. اكتب رمزها هنا واختر كلمة مرور جديدة.',
  working: 'لحظة من فضلك …',
  done: 'تم تسجيل دخولك. يمكنك إغلاق هذه النافذة.',
  show: 'إظهار كلمة المرور',
  offline: 'لا يمكن الوصول إلى الخادم. حاول مرة أخرى بعد قليل.',
  credentials_wrong: 'البريد أو كلمة المرور غير صحيحة.',
  code_wrong: 'هذا ليس الرمز الصحيح. راجع الرسالة مرة أخرى.',
  link_expired: 'هذه الرسالة قديمة، أو كُتب رمزها خطأ مرات كثيرة. اطلب رسالة أخرى.',
  link_used: 'استُخدمت هذه الرسالة من قبل. اطلب رسالة أخرى.',
};

const CATALOGUES: Record<string, Partial<typeof en>> = { en, de, ar };
const RIGHT_TO_LEFT = ['ar'];

export class Words {
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  private readonly catalogue: Partial<typeof en>;

  constructor(tag: string) {
    const wanted = tag.toLowerCase().split('-')[0]!;
    this.language = wanted in CATALOGUES ? wanted : 'en';
    this.direction = RIGHT_TO_LEFT.includes(this.language) ? 'rtl' : 'ltr';
    this.catalogue = CATALOGUES[this.language]!;
  }

  say(key: Key, fill: Record<string, string> = {}): string {
    return (this.catalogue[key] ?? en[key]).replace(/\{(\w+)\}/g, (_, name: string) => fill[name] ?? '');
  }

  /** What went wrong, by the code of the server. */
  explain(code: string): string {
    return code in en ? this.say(code as Key) : this.say('other', { code });
  }
}
