import type { Key } from '../words/words.js';
import { explain, guard, html, nothing, renderedByServer } from '../borrowed.js';
import { codePoints, type Composer } from '../writing/composer.js';
import { mark, markOf, type Mark } from '../writing/markdown.js';
import { mentionsView } from './mentions.js';
import type { WritingScene } from './scene.js';

/** A place to write: the text, its preview, who is writing, and what is wrong with it. */
export function composerView(scene: WritingScene, composer: Composer) {
  const { words, author } = scene;
  const { purpose } = composer;
  const label = {
    new: () => words.say('yourComment'),
    reply: () => words.say('yourReply', { name: composer.about?.author?.name ?? '' }),
    edit: () => words.say('editing'),
  }[purpose]();
  const send = (event: Event) => {
    event.preventDefault();
    void author.submit(composer);
  };
  return html`<form class="composer" part="composer" novalidate aria-label=${label} @submit=${send}
      @keydown=${(event: KeyboardEvent) => keys(event, send, () => author.composers.close(composer))}>
    <div class="tabs">${tab(scene, composer, false)}${tab(scene, composer, true)}
      ${composer.preview === null ? tools(scene, composer) : nothing}</div>
    ${composer.preview === null ? writing(scene, composer, label) : previewing(scene, composer)}
    ${problemView(scene, composer)}
    <div class="foot">
      ${purpose === 'edit' ? html`<span class="grow"></span>` : writer(scene, composer)}
      ${counter(scene, composer)}
      <span class="buttons">
        <button type="button" class="button quiet" part="button" @click=${() => author.composers.close(composer)}>${words.say('cancel')}</button>
        <button class="button primary" part="button primary" ?disabled=${composer.busy}>
          ${words.say(purpose === 'new' ? 'post' : purpose === 'reply' ? 'postReply' : 'save')}</button>
      </span>
    </div>
  </form>`;
}

function tab({ words, author }: WritingScene, composer: Composer, preview: boolean) {
  return html`<button type="button" class="tab" part="tab" aria-pressed=${(composer.preview !== null) === preview}
    @click=${() => author.preview(composer, preview)}>${words.say(preview ? 'preview' : 'write')}</button>`;
}

/** The tools, each with its sign on a field of 24. */
const TOOLS: [Mark & Key, string][] = [
  ['bold', 'M8 5h5a3.500 3.500 0 0 1 0 7H8zM8 12h6a3.500 3.500 0 0 1 0 7H8z'],
  ['italic', 'M11 5h6M7 19h6M14 5l-4 14'],
  ['link', 'M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1'],
  ['quotation', 'M5 6v12M10 8h9M10 12h9M10 16h6'],
  ['list', 'M5 7v.1M5 12v.1M5 17v.1M10 7h9M10 12h9M10 17h9'],
  ['code', 'M9 8l-4 4 4 4M15 8l4 4-4 4'],
];

/** How text is marked without knowing Markdown. */
function tools({ words }: WritingScene, { id }: Composer) {
  const apply = (event: Event, how: Mark) => {
    const form = (event.target as HTMLElement).closest('form')!;
    mark(form.querySelector<HTMLTextAreaElement>(`#text-${id}`)!, how);
  };
  return html`<span class="tools" role="group" aria-label=${words.say('format')}>${TOOLS.map(
    ([how, path]) => html`<button type="button" class="tool" part="tool" aria-label=${words.say(how)} title=${words.say(how)}
      @click=${(event: Event) => apply(event, how)}><svg viewBox="0 0 24 24" aria-hidden="true"><path d=${path} /></svg></button>`,
  )}</span>`;
}

function writing(scene: WritingScene, composer: Composer, label: string) {
  const { author, words } = scene;
  const { id, problem } = composer;
  const { mentions } = author;
  const blank = composer.purpose === 'new' ? words.say('join') : label;
  const open = mentions.at === composer;
  const look = (event: Event) => mentions.look(composer, event.target as HTMLTextAreaElement);
  return html`<textarea id="text-${id}" part="textarea" dir=${composer.text ? 'auto' : words.direction} rows="3" aria-label=${label} placeholder=${blank}
      aria-invalid=${problem ? 'true' : 'false'} aria-describedby=${problem ? `problem-${id}` : `count-${id}`}
      aria-autocomplete="list" aria-controls=${open ? `people-${id}` : nothing} aria-activedescendant=${open ? `person-${id}-${mentions.chosen}` : nothing}
      .value=${composer.text}
      @keydown=${(event: KeyboardEvent) => marks(event, event => mentions.key(event))}
      @blur=${() => setTimeout(() => mentions.close(), 200)}
      @input=${(event: InputEvent) => {
        author.type(composer, (event.target as HTMLTextAreaElement).value);
        look(event);
      }}></textarea>
    ${open ? mentionsView(scene, composer) : nothing}`;
}

function previewing({ words }: WritingScene, composer: Composer) {
  return html`<div role="region" aria-label=${words.say('preview')} class="previewed" part="preview" tabindex="0">
    ${composer.preview
      ? html`<div class="text" part="text" dir="auto" .innerHTML=${guard([composer.preview], () => renderedByServer(composer.preview!))}></div>`
      : html`<p class="muted">${words.say(composer.text.trim() ? 'loading' : 'nothingYet')}</p>`}</div>`;
}

function problemView({ words, author }: WritingScene, composer: Composer) {
  const { problem, id } = composer;
  if (!problem) {
    return nothing;
  }
  const warning = problem.more['warning'] as { message?: string } | undefined;
  return html`<div class="problem" part="problem" role="alert" id="problem-${id}">
    <p>${warning ? words.say('warned', { detail: warning.message ?? '' }) : explain(problem, words)}</p>
    ${warning
      ? html`<button type="button" class="button" part="button" @click=${() => author.acknowledge(composer)}>${words.say('warningRead')}</button>`
      : nothing}</div>`;
}

function writer(scene: WritingScene, composer: Composer) {
  const { words, author } = scene;
  const { session } = author;
  if (session.token) {
    return html`<span class="muted grow">${words.say('as', { name: session.name })}
      ${session.isGuest ? html`<button type="button" class="link" @click=${() => author.leave()}>${words.say('leave')}</button>` : nothing}</span>`;
  }
  const methods = scene.info()?.signInMethods ?? [];
  return html`<span class="grow who"><input class="field" part="name-field" id="name-${composer.id}" name="name" autocomplete="nickname" maxlength="40" dir=${author.name ? 'auto' : words.direction}
    aria-label=${words.say('name')} placeholder=${words.say('name')} aria-invalid=${composer.problem?.code === 'no_name' ? 'true' : 'false'}
    .value=${author.name} @input=${(event: InputEvent) => author.call(composer, (event.target as HTMLInputElement).value)}>
    ${methods.some(({ method }) => method !== 'sso' && method !== 'guest')
      ? html`<button type="button" class="link" part="action" @click=${() => scene.signIn()}>${words.say('signIn')}</button>`
      : nothing}</span>`;
}

/** Says how much is left once that is worth knowing, or how long to wait. */
function counter({ words, author }: WritingScene, composer: Composer) {
  const limit = author.info()?.policy.textCodePoints ?? 0;
  const left = limit - codePoints(composer.text);
  const shown = limit > 0 && left < Math.max(100, limit / 10);
  const waits = composer.purpose !== 'edit' && author.slow.left;
  return html`<span class="count ${left < 0 ? 'over' : 'muted'}" id="count-${composer.id}">${
    waits ? words.say('slow', { n: waits }) : shown ? words.say(left < 0 ? 'over' : 'left', { n: Math.abs(left) }) : nothing}</span>`;
}

function marks(event: KeyboardEvent, taken: (event: KeyboardEvent) => boolean): void {
  const how = markOf(event);
  if (!taken(event) && how) {
    event.preventDefault();
    mark(event.target as HTMLTextAreaElement, how);
  }
}

function keys(event: KeyboardEvent, send: (event: Event) => void, close: () => void): void {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
    send(event);
  } else if (event.key === 'Escape' && !(event.target as HTMLTextAreaElement).value?.trim()) {
    close();
  }
}
