import { html } from 'lit-html';
import type { AccountFile } from '../accounts/accounts-api.js';
import type { AuthorFile } from '../accounts/author.js';
import { say } from '../words/words.js';

const ROLES = ['reader', 'moderator', 'admin'];

/** What administrators can do with an account: its role, and its tokens. */
export function rightsView(author: AuthorFile, { rule, name }: AccountFile) {
  return html`<section><h3>${say('Rights')}</h3>
    ${roleView(rule, name, (role, bound) => author.giveRole(role, bound))}
    <div class="acts"><button class="button" @click=${() => author.signOut()}>${say('Sign them out everywhere')}</button></div></section>`;
}

/** What this server says about somebody's role. */
export function roleView(rule: AccountFile['rule'], who: string, give: (role: string | null, bound: string | null) => Promise<void>) {
  const now = rule ? `${rule.role} ${rule.bound}` : '';
  const change = (event: Event) => {
    const [role = '', bound = ''] = (event.target as HTMLSelectElement).value.split(' ');
    void give(role || null, bound || null);
  };
  const bounded = (bound: string, words: string) =>
    ROLES.map(role => html`<option value="${role} ${bound}" .selected=${now === `${role} ${bound}`}>${say(words, { role: say(role) })}</option>`);
  return html`<label class="role">${say('Role on this site')}<span class="unseen"> ${who}</span><select @change=${change}><option value="" .selected=${!now}>${say('as the token says')}</option>
      ${bounded('at_least', 'at least {role}')}${bounded('at_most', 'at most {role}')}</select></label>`;
}
