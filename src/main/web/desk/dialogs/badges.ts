import { html } from 'lit-html';
import type { AccountFile } from '../accounts/accounts-api.js';
import type { AuthorFile } from '../accounts/author.js';
import { say } from '../words/words.js';

/** Those that readers are told in their own language; any other stands as it is written. */
const KNOWN: Record<string, string> = { staff: 'Staff', expert: 'Expert', author: 'Author', moderator: 'Moderator' };

/** What readers are told about a person, beside the name. It gives no right. */
export function badgesView(author: AuthorFile, { badges }: AccountFile) {
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const given = new FormData(event.target as HTMLFormElement);
    const others = String(given.get('others')).toLowerCase().split(/[\s,]+/);
    void author.giveBadges([...new Set([...given.getAll('badge').map(String), ...others])].filter(badge => badge));
  };
  const others = badges.filter(badge => !(badge in KNOWN)).join(' ');
  return html`<section><h3>${say('Badges')}</h3>
    <form class="stack badges" @submit=${submit}>
      <p class="soft">${say('What readers see beside the name. It gives no right.')}</p>
      <div class="acts">${Object.entries(KNOWN).map(
        ([badge, words]) => html`<label class="check"><input type="checkbox" name="badge" value=${badge} .checked=${badges.includes(badge)}> ${say(words)}</label>`,
      )}</div>
      <label>${say('Others, as they are to be read')}<input name="others" maxlength="100" autocomplete="off" spellcheck="false" dir="auto" .value=${others}></label>
      <div class="acts"><button class="button">${say('Give these badges')}</button></div>
    </form></section>`;
}
