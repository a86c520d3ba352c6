import { html, nothing } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import { untilTime, when } from '../view/time.js';
import { say, tell } from '../words/words.js';
import type { Inviting } from './inviting.js';
import type { Invitation, MadeInvitation } from './people-api.js';

/** Invitations that are open, and the form for another one. */
export function invitationsView(inviting: Inviting) {
  const open = inviting.list.items ?? [];
  return html`${inviting.made ? madeView(inviting, inviting.made) : nothing}
    ${inviting.problem ? html`<p class="problem" role="alert">${inviting.problem.fields[0]?.detail ?? inviting.problem.message}</p>` : nothing}
    ${open.length ? html`<h2>${say('Invited')}</h2><ul class="rows">${repeat(open, one => one.id, one => openView(inviting, one))}</ul>
      ${inviting.list.next ? html`<button class="button wide" @click=${() => inviting.list.more()}>${say('Show more')}</button>` : nothing}` : nothing}
    ${inviteView(inviting)}`;
}

function openView(inviting: Inviting, one: Invitation) {
  return html`<li class="row invitation"><div>
      <p><b><bdi>${one.email ?? say('whoever has the link')}</bdi></b> <span class="tag ${one.role}">${say(one.role)}</span></p>
      <p class="soft">${tell('invited by {who} {when}', { who: html`<bdi>${one.by.name}</bdi>`, when: when(one.at) })} · ${tell('until {when}', { when: untilTime(one.expiresAt) })}</p></div>
    <div class="acts"><button class="button" @click=${() => inviting.withdraw(one)}>${say('Withdraw')}</button></div></li>`;
}

function inviteView(inviting: Inviting) {
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const given = new FormData(form);
    void inviting.invite(String(given.get('role')), String(given.get('email') ?? '').trim() || null, form);
  };
  return html`<details class="panel"><summary>${say('Invite somebody')}</summary><form class="stack" @submit=${submit}>
    <p class="soft">${say('They get a link that is good once, for a week. Whoever opens it takes the role.')}</p>
    <label>${say('Role')}<select name="role"><option value="moderator">${say('moderator')}</option><option value="admin">${say('admin')}</option></select></label>
    <label>${say('Where to send it')}<input name="email" type="email" dir="ltr" autocomplete="off" aria-describedby="invite-about"></label>
    <p class="soft" id="invite-about">${say('Without an address, or where the server sends no mail, the link is shown here.')}</p>
    <div class="acts end"><button class="button primary">${say('Invite')}</button></div></form></details>`;
}

/** A link is shown once: there is no way to read it again. */
function madeView(inviting: Inviting, { link, role }: MadeInvitation) {
  return html`<section class="panel made" role="status"><h2>${say('An invitation to be {role}', { role: say(role) })}</h2>
    <p><code class="secret" dir="ltr">${link}</code></p><p class="flag">${say('Take it now: it is not shown again.')}</p>
    <div class="acts"><button class="button primary" @click=${() => navigator.clipboard?.writeText(link ?? '')}>${say('Copy the link')}</button>
      <button class="button" @click=${() => inviting.taken()}>${say('I have it')}</button></div></section>`;
}
