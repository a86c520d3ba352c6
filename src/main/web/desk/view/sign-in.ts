import { html, nothing } from 'lit-html';
import type { Pass } from '../pass.js';
import { say } from '../words/words.js';

/** The door: a site and a token. */
export function signInView(site: string, why: string, enter: (pass: Pass) => void) {
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    enter({ site: String(form.get('site')).trim(), token: String(form.get('token')).trim() });
  };
  return html`<main class="door">
    <form @submit=${submit}>
      <img src="icon.svg" alt="" width="44" height="44">
      <h1>${say('Moderators’ desk')}</h1>
      <p class="soft">${say('Paste the token that your administrator gave you. The server prints one with')}
        <code dir="ltr">repartee token --site … --role moderator --name …</code></p>
      ${why ? html`<p class="problem" role="alert">${why}</p>` : nothing}
      <label>${say('Site')}<input name="site" required autocomplete="off" spellcheck="false" .value=${site}></label>
      <label>${say('Token')}<textarea name="token" required rows="4" autocomplete="off" spellcheck="false"></textarea></label>
      <button class="button primary">${say('Sign in')}</button>
    </form>
  </main>`;
}
