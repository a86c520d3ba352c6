import { html, nothing } from 'lit-html';
import type { AccountFile } from '../accounts/accounts-api.js';
import type { AuthorFile } from '../accounts/author.js';
import { STANDING } from '../sanctions/kinds.js';
import type { Sanction } from '../sanctions/sanctions-api.js';
import { addressOf } from '../route.js';
import type { Session } from '../session.js';
import { reasonNamed } from '../site/reasons.js';
import { untilTime, when } from '../view/time.js';
import { say, tell } from '../words/words.js';
import { badgesView } from './badges.js';
import { frame } from './frame.js';
import { rightsView } from './rights.js';

const KINDS: Record<string, string> = { guest: 'guest', single_sign_on: 'signed in at the publisher’s', local: 'account of this server', imported: 'author of imported comments' };

/** All about an author: who, their record, sanctions and notes, and what can be done. */
export function authorView(session: Session, author: AuthorFile) {
  const { file, problem, person } = author;
  return frame(session, 'author', person.name, html`
    ${problem ? html`<p class="problem" role="alert">${problem}</p>` : nothing}
    ${file ? fileView(session, author, file) : problem ? nothing : html`<p class="soft" aria-busy="true">${say('Loading…')}</p>`}`);
}

function fileView(session: Session, author: AuthorFile, file: AccountFile) {
  return html`<div class="file">
    <p class="tags"><span class="tag ${file.trust}">${say(file.trust)}</span>${file.standing.map(kind => html`<span class="tag ${kind}">${say(STANDING[kind] ?? kind)}</span>`)}</p>
    <p class="soft">${say(KINDS[file.kind] ?? file.kind)} · ${tell('since {when}', { when: when(file.createdAt) })}${file.role === 'reader' ? nothing : html` · ${say(file.role)}`}</p>
    <p>${say('Of the last 200 comments: {published} published, {rejected} rejected', file.record)}</p>
    <div class="acts"><a class="button" href=${addressOf('queue', 'all', { author: file.id })}>${say('Their comments')}</a>
      <button class="button reject" @click=${() => session.dialogs.rejectAll(author.person)}>${say('Reject all…')}</button>
      <button class="button reject" @click=${() => session.dialogs.sanction(author.person)}>${say('Sanction…')}</button></div>
    <section><h3>${say('Sanctions')}</h3>
      ${file.sanctions.length ? html`<ul class="lines">${file.sanctions.map(one => sanctionView(author, one))}</ul>` : html`<p class="soft">${say('None.')}</p>`}</section>
    <section><h3>${say('Notes')}</h3>${notesView(author, file)}</section>
    ${session.role === 'admin' ? html`${badgesView(author, file)}${rightsView(author, file)}` : nothing}
  </div>`;
}

function sanctionView(author: AuthorFile, one: Sanction) {
  return html`<li><p><span class="tag ${one.active ? one.kind : ''}">${say(STANDING[one.kind] ?? one.kind)}</span>
      ${one.until ? html`<span class="soft">${tell('until {when}', { when: untilTime(one.until) })}</span>` : nothing}
      ${one.active ? html`<button class="link" @click=${() => author.lift(one)}>${say('Lift')}</button>` : html`<span class="soft">${say(one.liftedAt ? 'lifted' : 'over')}</span>`}</p>
    <p class="soft">${say(reasonNamed(one.reason))} · ${tell('{who}, {when}', { who: html`<bdi>${one.by.name}</bdi>`, when: when(one.at) })}</p>
    ${one.note ? html`<p dir="auto">${one.note}</p>` : nothing}</li>`;
}

function notesView(author: AuthorFile, file: AccountFile) {
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const text = String(new FormData(form).get('text')).trim();
    if (text) {
      void author.note(text).then(() => form.reset());
    }
  };
  return html`<form class="inline" @submit=${submit}><input name="text" maxlength="2000" autocomplete="off" dir="auto" aria-label=${say('A note for the other moderators')}><button class="button">${say('Note')}</button></form>
    <ul class="lines">${file.notes.map(note => html`<li><p dir="auto">${note.text}</p>
      <p class="soft">${tell('{who}, {when}', { who: html`<bdi>${note.by.name}</bdi>`, when: when(note.at) })}</p></li>`)}</ul>`;
}
