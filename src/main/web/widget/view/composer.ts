import { explain } from '../words/problems.js';
import { codePoints, type Composer } from '../writing/composer.js';
import { guard, html, nothing, renderedByServer } from '../writing/lent.js';
import type { WritingScene } from './scene.js';

/** A place to write: the text, its preview, who is writing, and what is wrong with it. */
export function composerView(scene: WritingScene, composer: Composer) {
  const { words, author } = scene;
  const { id, purpose, problem } = composer;
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
    <div class="tabs">${tab(scene, composer, false)}${tab(scene, composer, true)}</div>
    ${composer.preview === null ? writing(scene, composer, label) : previewing(scene, composer)}
    ${problem ? html`<p class="problem" part="problem" role="alert" id="problem-${id}">${explain(problem, words)}</p>` : nothing}
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

function writing({ author, words }: WritingScene, composer: Composer, label: string) {
  const { id, problem } = composer;
  const blank = composer.purpose === 'new' ? words.say('join') : label;
  return html`<textarea id="text-${id}" part="textarea" dir=${composer.text ? 'auto' : words.direction} rows="3" aria-label=${label} placeholder=${blank}
      aria-invalid=${problem ? 'true' : 'false'} aria-describedby=${problem ? `problem-${id}` : `count-${id}`}
      .value=${composer.text}
      @input=${(event: InputEvent) => author.composers.type(composer, (event.target as HTMLTextAreaElement).value)}></textarea>`;
}

function previewing({ words }: WritingScene, composer: Composer) {
  return html`<div role="region" aria-label=${words.say('preview')} class="previewed" part="preview" tabindex="0">
    ${composer.preview
      ? html`<div class="text" part="text" dir="auto" .innerHTML=${guard([composer.preview], () => renderedByServer(composer.preview!))}></div>`
      : html`<p class="muted">${words.say(composer.text.trim() ? 'loading' : 'nothingYet')}</p>`}</div>`;
}

function writer({ words, author }: WritingScene, composer: Composer) {
  const { session } = author;
  if (session.token) {
    return html`<span class="muted grow">${words.say('as', { name: session.name })}
      ${session.isGuest ? html`<button type="button" class="link" @click=${() => author.leave()}>${words.say('leave')}</button>` : nothing}</span>`;
  }
  return html`<input class="field grow" part="name-field" id="name-${composer.id}" name="name" autocomplete="nickname" maxlength="40" dir=${author.name ? 'auto' : words.direction}
    aria-label=${words.say('name')} placeholder=${words.say('name')} aria-invalid=${composer.problem?.code === 'no_name' ? 'true' : 'false'}
    .value=${author.name} @input=${(event: InputEvent) => author.call(composer, (event.target as HTMLInputElement).value)}>`;
}

/** Says how much is left once that is worth knowing. */
function counter({ words, author }: WritingScene, composer: Composer) {
  const limit = author.info()?.policy.textCodePoints ?? 0;
  const left = limit - codePoints(composer.text);
  const shown = limit > 0 && left < Math.max(100, limit / 10);
  return html`<span class="count ${left < 0 ? 'over' : 'muted'}" id="count-${composer.id}">${
    shown ? words.say(left < 0 ? 'over' : 'left', { n: Math.abs(left) }) : nothing}</span>`;
}

function keys(event: KeyboardEvent, send: (event: Event) => void, close: () => void): void {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
    send(event);
  } else if (event.key === 'Escape' && !(event.target as HTMLTextAreaElement).value?.trim()) {
    close();
  }
}
