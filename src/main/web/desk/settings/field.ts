import { html, nothing } from 'lit-html';
import { say } from '../words/words.js';
import type { SettingsPage } from './page.js';
import type { Field } from './phases.js';
import type { NamedSign, Value } from './policy.js';

const THEN: [value: string, label: string][] = [
  ['off', 'does not look'],
  ['publish', 'only tells moderators'],
  ['hold', 'holds the comment'],
  ['spam', 'takes it for spam'],
  ['reject', 'rejects it'],
];

/** What follows when a check finds something. */
export function thenView(page: SettingsPage, phase: string, name: string, label: string, quiet = false) {
  const now = page.part(phase)![name];
  const change = (event: Event) => page.set(phase, name, (event.target as HTMLSelectElement).value);
  return html`<label class="then">${quiet ? html`<span class="unseen">${label}</span>` : label}
    <select @change=${change}>${THEN.map(([value, words]) => html`<option value=${value} .selected=${now === value}>${say(words)}</option>`)}</select></label>`;
}

export function fieldView(page: SettingsPage, phase: string, field: Field) {
  if (page.part(phase)![field.name] === undefined) {
    return nothing;
  }
  if (field.kind === 'then') {
    return thenView(page, phase, field.name, say(field.label));
  }
  const fault = page.fault(phase, field.name);
  const id = `${phase}-${field.name}`;
  const about = [field.about && `${id}-about`, fault && `${id}-fault`].filter(Boolean).join(' ');
  return html`<div class="field ${field.kind}"><label class=${field.kind === 'check' ? 'check' : ''}>${input(page, phase, field, about, fault !== undefined)}</label>
    ${field.about ? html`<p class="soft" id="${id}-about">${say(field.about)}</p>` : nothing}
    ${fault ? html`<p class="problem" id="${id}-fault">${fault}</p>` : nothing}</div>`;
}

function input(page: SettingsPage, phase: string, field: Field, about: string, wrong: boolean) {
  const value = page.part(phase)![field.name]!;
  const set = (next: Value) => page.set(phase, field.name, next);
  const text = (event: Event) => (event.target as HTMLInputElement | HTMLTextAreaElement).value;
  const described = about || nothing;
  switch (field.kind) {
    case 'check':
      return html`<input type="checkbox" aria-describedby=${described} .checked=${value === true} @change=${(event: Event) => set((event.target as HTMLInputElement).checked)}>${say(field.label)}`;
    case 'choice':
      return html`${say(field.label)}<select @change=${(event: Event) => set((event.target as HTMLSelectElement).value)}>${(field.of ?? []).map(([one, words]) =>
        html`<option value=${one} .selected=${one === value}>${say(words)}</option>`)}</select>`;
    case 'signs':
      return html`${say(field.label)}<textarea rows=${Math.min(8, Math.max(2, (value as NamedSign[]).length + 1))} dir="ltr" spellcheck="false" aria-describedby=${described} aria-invalid=${wrong}
        .value=${(value as NamedSign[]).map(({ name, emoji }) => `${name} ${emoji}`).join('\n')} @change=${(event: Event) => set(signsIn(text(event)))}></textarea>`;
    case 'lines':
      return html`${say(field.label)}<textarea rows=${Math.min(12, Math.max(3, (value as string[]).length + 1))} dir="auto" spellcheck="false" aria-describedby=${described} aria-invalid=${wrong}
        .value=${(value as string[]).join('\n')} @change=${(event: Event) => set(linesIn(text(event)))}></textarea>`;
    case 'number':
    case 'percent':
      return html`${say(field.label)}${field.kind === 'percent' ? ' (%)' : ''}<input type="number" inputmode="numeric" min=${field.least ?? 0} max=${field.most ?? nothing} aria-describedby=${described} aria-invalid=${wrong}
        .value=${String(value)} @change=${(event: Event) => set(Number(text(event)))}>`;
    default:
      return html`${say(field.label)}<input type=${field.kind === 'secret' ? 'password' : 'url'} dir="ltr" autocomplete="off" aria-describedby=${described} aria-invalid=${wrong}
        .value=${String(value)} @change=${(event: Event) => set(text(event).trim())}>`;
  }
}

function signsIn(text: string): NamedSign[] {
  return linesIn(text).map(line => {
    const [name = '', ...emoji] = line.split(/\s+/);
    return { name, emoji: emoji.join(' ') };
  });
}

function linesIn(text: string): string[] {
  return text.split('\n').map(line => line.trim()).filter(Boolean);
}
