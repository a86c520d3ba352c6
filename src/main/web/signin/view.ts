import { html, nothing, type TemplateResult } from 'lit-html';
import type { Page } from './page.js';
import type { Words } from './words.js';

type Fields = Record<string, string>;

/** The page as it is now. */
export function pageView(page: Page, words: Words): TemplateResult {
  return html`<h1>${words.say('title', { site: page.siteName })}</h1>
    <div role="alert">${page.problem ? problemView(page, words) : nothing}</div>
    <div aria-live="polite" class="visually-hidden">${page.busy ? words.say('working') : nothing}</div>
    ${VIEWS[page.view](page, words)}`;
}

const VIEWS: Record<Page['view'], (page: Page, words: Words) => TemplateResult> = {
  start: (page, words) => html`
    ${page.services.offered.map(
      one => html`<button type="button" class="second service" ?disabled=${page.busy} @click=${() => page.services.go(one)}>${words.say('byService', { service: one.name ?? '' })}</button>`,
    )}
    ${page.services.offered.length && page.ways.length > page.services.offered.length ? html`<p class="or"><span>${words.say('or')}</span></p>` : nothing}
    ${page.offers('email')
      ? form(page, words, 'continue', ({ email, name }) => page.letters.signIn(email!, name!), html`${email(page, words)}${name(words, 'nameNew', false)}`)
      : nothing}
    ${page.offers('password') ? more(words, 'byPassword', () => page.show('password')) : nothing}
    ${page.offers('guest')
      ? html`${page.offers('email') || page.offers('password') ? html`<p class="or"><span>${words.say('or')}</span></p>` : nothing}
          <h2>${words.say('asGuest')}</h2>
          ${form(page, words, 'guest', ({ name }) => page.guest(name!), name(words, 'name', true), page.offers('email'))}`
      : nothing}`,
  password: (page, words) => html`
    ${form(page, words, 'signIn', ({ email, password }) => page.byPassword(email!, password!), html`${email(page, words)}${password(words, 'password', 'current-password')}`)}
    ${more(words, 'forgotten', () => page.show('forgotten'))} ${more(words, 'newHere', () => page.show('register'))}
    ${page.offers('email') || page.offers('guest') || page.offers('oidc') ? more(words, 'back', () => page.back()) : nothing}`,
  register: (page, words) => html`<h2>${words.say('register')}</h2>
    ${form(
      page,
      words,
      'continue',
      ({ email, password, name }) => page.letters.register(email!, password!, name!),
      html`${email(page, words)}${name(words, 'name', false)}${password(words, 'password', 'new-password')}`,
    )}
    ${more(words, 'back', () => page.show('password'))}`,
  forgotten: (page, words) => html`<h2>${words.say('forgotten')}</h2>
    ${form(page, words, 'continue', ({ email }) => page.letters.forgotten(email!), email(page, words))}
    ${more(words, 'back', () => page.show('password'))}`,
  code: (page, words) => html`<p>${words.say('sent', { email: page.letters.email })}</p>
    ${form(page, words, 'signIn', ({ code }) => page.letters.code(code!), code(words))}${letter(page, words)}`,
  choose: (page, words) => html`<p>${words.say('choose', { email: page.letters.email })}</p>
    ${form(
      page,
      words,
      'signIn',
      ({ code, password }) => page.letters.choose(code ?? '', password!),
      html`${page.letters.hasLink ? nothing : code(words)}${password(words, 'newPassword', 'new-password')}`,
    )}${letter(page, words)}`,
  link: (page, words) => html`<p>${words.say('linkTitle')}</p>
    ${form(page, words, 'linkConfirm', () => page.letters.follow(), html``)}`,
  claim: (page, words) => html`<p>${words.say('claim', { name: page.guestName ?? '' })}</p>
    <form @submit=${(event: SubmitEvent) => (event.preventDefault(), page.claim(true))}>
      <button class="first">${words.say('claimYes')}</button>
      <button type="button" class="second" @click=${() => page.claim(false)}>${words.say('claimNo')}</button>
    </form>`,
  leaving: (page, words) => html`<p role="status">${words.say('leaving', { service: page.services.name })}</p>`,
  linked: (page, words) => (page.problem ? html`` : html`<p class="good" role="status">${words.say('linked', { service: page.services.name })}</p>`),
  done: (_, words) => html`<p class="good" role="status">${words.say('done')}</p>`,
  stop: (page, words) => html`<p role="status">${page.message ? words.say(page.message) : nothing}</p>`,
};

function form(
  page: Page,
  words: Words,
  label: 'continue' | 'signIn' | 'guest' | 'linkConfirm',
  send: (fields: Fields) => unknown,
  fields: TemplateResult,
  second = false,
): TemplateResult {
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    send(Object.fromEntries([...new FormData(event.target as HTMLFormElement)].map(([key, value]) => [key, String(value).trim()])));
  };
  return html`<form @submit=${submit} aria-busy=${page.busy}>
    ${fields}
    <button class=${second ? 'second' : 'first'} ?disabled=${page.busy}>${page.busy ? words.say('working') : words.say(label)}</button>
  </form>`;
}

function email(page: Page, words: Words): TemplateResult {
  return html`<label>${words.say('email')}
    <input name="email" type="email" dir="ltr" required autocomplete="username" maxlength="254" .value=${page.letters.email}
      @change=${(event: Event) => (page.letters.email = (event.target as HTMLInputElement).value.trim())}></label>`;
}

function name(words: Words, label: 'name' | 'nameNew', required: boolean): TemplateResult {
  return html`<label>${words.say(label)}
    <input name="name" dir="auto" autocomplete="nickname" maxlength="80" ?required=${required}>
    <small>${words.say('nameHint')}</small></label>`;
}

function password(words: Words, label: 'password' | 'newPassword', complete: 'current-password' | 'new-password'): TemplateResult {
  return html`<label>${words.say(label)}
    <input name="password" type="password" dir="ltr" required autocomplete=${complete} maxlength="256">
    ${complete === 'new-password' ? html`<small>${words.say('passwordHint')}</small>` : nothing}</label>`;
}

function code(words: Words): TemplateResult {
  return html`<label>${words.say('code')}
    <input name="code" class="code" dir="ltr" required inputmode="numeric" autocomplete="one-time-code" pattern="[0-9 ]{6,7}" maxlength="7"></label>`;
}

function letter(page: Page, words: Words): TemplateResult {
  return html`${page.letters.mayAskAgain ? more(words, 'again', () => page.letters.askAgain()) : nothing} ${more(words, 'back', () => page.back())}`;
}

function more(words: Words, label: 'byPassword' | 'forgotten' | 'newHere' | 'back' | 'again', act: () => unknown): TemplateResult {
  return html`<button type="button" class="more" @click=${act}>${words.say(label)}</button>`;
}

function problemView(page: Page, words: Words): TemplateResult {
  const { code, fields } = page.problem!;
  return html`<div class="problem"><p>${words.explain(code)}</p>
    ${fields.length ? html`<ul>${fields.map(({ detail }) => html`<li dir="auto">${detail}</li>`)}</ul>` : nothing}</div>`;
}
