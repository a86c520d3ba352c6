import { html, nothing } from 'lit-html';
import { roleView } from '../dialogs/rights.js';
import { pagesView } from '../view/pages-view.js';
import { say } from '../words/words.js';
import { invitationsView } from './invitations-view.js';
import type { PeoplePage } from './page.js';
import type { StaffMember } from './people-api.js';

const KINDS: Record<string, string> = { guest: 'guest', single_sign_on: 'signed in at the publisher’s', local: 'account of this server', imported: 'author of imported comments' };

export function peopleView(page: PeoplePage) {
  return html`<p class="soft lead">${say('Whoever moderates or administers this site, or of whom this server says something. Somebody else gets a role by an invitation, or from a comment of theirs.')} <kbd>i</kbd></p>
    ${pagesView(page.list, one => memberView(page, one), say('Nobody yet.'))}
    ${invitationsView(page.inviting)}`;
}

function memberView(page: PeoplePage, one: StaffMember) {
  const { session } = page;
  const me = session.isMe(one.id);
  const role = me ? session.role : one.role;
  return html`<li class="row member"><div>
      <p><b><bdi>${one.name}</bdi></b> <span class="tag ${role}">${say(role)}</span>${me ? html` <span class="soft">${say('you')}</span>` : nothing}</p>
      <p class="soft">${say(KINDS[one.kind] ?? one.kind)}${me ? nothing : html` · ${say('their token says: {role}', { role: say(one.proven) })}`}</p></div>
    ${me ? html`<p class="soft">${say('Another administrator gives you roles.')}</p>` : html`<div class="acts">${roleView(one.rule, one.name, (role, bound) => page.giveRole(one, role, bound))}
      <button class="button" @click=${() => session.dialogs.author(one)}>${say('All about them')}</button></div>`}</li>`;
}
