import { html, nothing } from 'lit-html';
import { say } from '../words/words.js';
import { fieldView, thenView } from './field.js';
import type { SettingsPage } from './page.js';
import { checksOf, fieldsOf, groupsOf } from './described.js';
import { rehearsalView } from './dry-run.js';
import type { PhaseForm } from './phases.js';

/** The whole form. */
export function settingsView(page: SettingsPage) {
  if (!page.draft) {
    return page.problem
      ? html`<div class="empty" role="alert"><p>${say('The settings could not be read.')}</p><p class="soft">${page.problem.message}</p>
          <button class="button" @click=${() => page.load()}>${say('Try again')}</button></div>`
      : html`<p class="soft" aria-busy="true">${say('Loading…')}</p>`;
  }
  const submit = (event: Event) => (event.preventDefault(), void page.save());
  return html`<form class="settings" @submit=${submit} novalidate>
    ${generalView(page)}
    ${groupsOf(page.draft).map(form => groupView(page, form))}
    <h2>${say('Checks')}</h2>
    <p class="soft">${say('Each looks at every comment and every edit, in this order. The strictest of those that find something decides.')}</p>
    ${checksOf(page.draft).map(form => phaseView(page, form))}
    ${rehearsalView(page)}${saveView(page)}
  </form>`;
}

const WHEN: [value: string, label: string, about: string][] = [
  ['post', 'At once', 'Comments are published, and moderators look at them afterwards.'],
  ['pre', 'After a moderator approved them', 'Every comment waits in the queue first.'],
  ['declared', 'As the server’s configuration says', 'Whoever runs the server decides.'],
];

function generalView(page: SettingsPage) {
  return html`<fieldset class="panel"><legend>${say('When comments appear')}</legend>
    ${WHEN.map(([value, label, about]) => html`<label class="choice"><input type="radio" name="moderation" .checked=${page.draft!.moderation === value}
        @change=${() => page.set(null, 'moderation', value)}><span>${say(label)}<span class="soft">${say(about)}</span></span></label>`)}
    <hr>
    <label class="choice"><input type="checkbox" .checked=${page.draft!.editKeepsShowing}
      @change=${(event: Event) => page.set(null, 'editKeepsShowing', (event.target as HTMLInputElement).checked)}>
      <span>${say('While an edit waits, readers keep seeing the approved text')}</span></label>
  </fieldset>`;
}

function groupView(page: SettingsPage, form: PhaseForm) {
  return html`<fieldset class="panel"><legend>${say(form.title)}</legend>${form.about ? html`<p class="soft about">${say(form.about)}</p>` : nothing}
    <div class="fields">${fieldsOf(form, page.part(form.name)!).map(field => fieldView(page, form.name, field))}</div></fieldset>`;
}

function phaseView(page: SettingsPage, form: PhaseForm) {
  const off = page.draft!.phases[form.name]!['then'] === 'off';
  const fields = off ? [] : fieldsOf(form, page.part(form.name)!);
  return html`<fieldset class="panel phase ${off ? 'off' : ''}"><legend>${say(form.title)}</legend>
    <div class="about"><p class="soft">${say(form.about)}</p>${thenView(page, form.name, 'then', say('Then: {title}', { title: say(form.title) }), true)}</div>
    ${!fields.length ? nothing : html`<div class="fields">${fields.map(field => fieldView(page, form.name, field))}</div>`}
  </fieldset>`;
}

function saveView(page: SettingsPage) {
  return html`<div class="save ${page.changed || page.overtaken ? 'up' : ''}" role="region" aria-label=${say('Unsaved changes')}>
    <div role="alert">${page.overtaken
      ? html`<p class="problem">${say('Another administrator has changed the settings since you read them.')} <button type="button" class="link" @click=${() => page.load()}>${say('Read them, and drop my changes')}</button></p>`
      : page.problem ? html`<p class="problem">${page.problem.message}</p>` : nothing}</div>
    ${page.changed ? html`<div class="acts"><button class="button primary" ?disabled=${page.saving}>${say('Save')}</button>
      <button type="button" class="button" ?disabled=${page.rehearsing} @click=${() => page.tryOut()}>${say(page.rehearsing ? 'Trying…' : 'Try it on past comments')}</button>
      <button type="button" class="button quiet" @click=${() => page.discard()}>${say('Drop my changes')}</button></div>` : nothing}
  </div>`;
}
