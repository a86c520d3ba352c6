import { html, nothing } from 'lit-html';
import { say } from '../words/words.js';
import type { EditorsPage } from './page.js';
import type { Edit, EditedPage } from './pages-api.js';

export function editorsView(page: EditorsPage) {
  const find = (event: SubmitEvent) => {
    event.preventDefault();
    page.open(String(new FormData(event.target as HTMLFormElement).get('page')).trim());
  };
  return html`<p class="soft lead">${say('What a page’s conversation begins with, what stands above it, and when it is open. The page needs no comment for that.')}</p>
    <form class="acts" role="search" @submit=${find}>
      <label>${say('Key of the page')}<input name="page" required maxlength="512" dir="ltr" autocomplete="off" spellcheck="false" .value=${page.found?.page ?? ''}></label>
      <button class="button">${say('Open it')}</button></form>
    ${page.refused ? html`<p class="problem" role="alert">${page.refused.fields[0]?.detail ?? page.refused.message}</p>` : nothing}
    ${page.found ? formView(page, page.found) : nothing}`;
}

function formView(page: EditorsPage, now: EditedPage) {
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    void page.change(editIn(now, new FormData(event.target as HTMLFormElement)));
  };
  const closed = now.state === 'closed';
  return html`<h2><bdi>${now.title ?? now.page}</bdi> <span class="tag">${say(closed ? 'closed' : 'open')}</span></h2>
    <form class="stack panel" @submit=${submit}>
      <label>${say('A question that starts the conversation')}<input name="question" maxlength="300" dir="auto" .value=${now.question ?? ''}></label>
      <label>${say('A message above it (Markdown)')}<textarea name="message" rows="3" maxlength="5000" dir="auto" .value=${now.message ?? ''}></textarea></label>
      <label>${say('Opens')}<input type="datetime-local" name="opensAt" .value=${local(now.opensAt)}></label>
      <label>${say('Closes')}<input type="datetime-local" name="closesAt" .value=${local(now.closesAt)}></label>
      <label class="check"><input type="checkbox" name="votes" .checked=${now.votes}>${say('Votes')}</label>
      <label class="check"><input type="checkbox" name="reactions" .checked=${now.reactions}>${say('Reactions')}</label>
      <div class="acts end">
        <button type="button" class="button" @click=${() => page.change({ state: closed ? 'open' : 'closed' })}>${say(closed ? 'Open the conversation' : 'Close the conversation')}</button>
        <button class="button strong">${say('Save')}</button></div>
    </form>`;
}

/** Only what is otherwise now: the fields are coarser than the times that they show. */
function editIn(now: EditedPage, given: FormData): Edit {
  const text = (name: string) => String(given.get(name) ?? '').trim() || null;
  const time = (name: 'opensAt' | 'closesAt') => {
    const typed = text(name);
    return (typed ?? '') === local(now[name]) ? now[name] : typed && new Date(typed).toISOString();
  };
  const wanted: Edit = {
    question: text('question'),
    message: text('message'),
    opensAt: time('opensAt'),
    closesAt: time('closesAt'),
    votes: given.has('votes'),
    reactions: given.has('reactions'),
  };
  return Object.fromEntries(Object.entries(wanted).filter(([name, value]) => value !== now[name as keyof Edit]));
}

/** As the field wants it: in the editor's own time, to the minute. */
function local(time: string | null): string {
  if (!time) {
    return '';
  }
  const at = new Date(time);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
