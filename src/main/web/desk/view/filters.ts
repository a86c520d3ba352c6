import { html, nothing } from 'lit-html';
import { addressOf } from '../route.js';
import type { Session } from '../session.js';
import { FILTERS, isFiltered, type FilterName, type Filters } from '../site/filters.js';
import { say } from '../words/words.js';
import { PHASE_NAMES, phaseName } from './phases.js';
import { when } from './time.js';

const HOUR_MS = 3_600_000;
const AGES: [name: string, hours: number][] = [
  ['the last hour', 1],
  ['the last day', 24],
  ['the last week', 168],
  ['the last 30 days', 720],
];

const NAMES: Record<FilterName, string> = {
  q: 'Words',
  section: 'Section',
  page: 'Page',
  author: 'Author',
  phase: 'Check',
  since: 'Since',
  until: 'Before',
};

/** Search, and what else the queue can be narrowed to. The address is the state, so that it can be passed on. */
export function filtersView(session: Session) {
  const { name, filters } = session.route;
  const go = (next: Filters) => (location.hash = addressOf('queue', name || session.queue.kind.name, next));
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    (document.activeElement as HTMLElement).blur();
    go({ ...filters, ...given(event.target as HTMLFormElement) });
  };
  return html`<form class="filters" role="search" @submit=${submit} @keydown=${(event: KeyboardEvent) => event.key === 'Escape' && back(session)}>
      <input type="search" name="q" aria-label=${say('Search in the text')} placeholder=${say('Search in the text')} autocomplete="off" .value=${filters.q ?? ''}>
      <kbd class="hint" aria-hidden="true">/</kbd>
      <details ?open=${session.narrowing} @toggle=${(event: Event) => (session.narrowing = (event.target as HTMLDetailsElement).open)}><summary>${say('Narrow')}</summary>
        <div class="fields">
          <label>${say('Section')}<input name="section" autocomplete="off" .value=${filters.section ?? ''}></label>
          <label>${say('Page')}<input name="page" autocomplete="off" dir="ltr" .value=${filters.page ?? ''}></label>
          <label>${say('Check')}<select name="phase"><option value="">${say('any')}</option>${Object.keys(PHASE_NAMES).map(phase =>
            html`<option value=${phase} .selected=${filters.phase === phase}>${say(phaseName(phase))}</option>`)}</select></label>
          <label>${say('Written in')}<select name="age"><option value="">${filters.since ? say('as it is') : say('any time')}</option>${AGES.map(([age, hours]) => html`<option value=${hours}>${say(age)}</option>`)}</select></label>
          <button class="button">${say('Narrow')}</button>
        </div></details>
    </form>
    ${isFiltered(filters) ? chipsView(session, filters, go) : nothing}`;
}

/** From the form back to the comment that the moderator was at. */
function back({ queue }: Session): void {
  document.getElementById(`c-${queue.selection.current}`)?.focus();
}

function given(form: HTMLFormElement): Filters {
  const data = new FormData(form);
  const text = (name: string) => String(data.get(name) ?? '').trim() || undefined;
  const hours = Number(text('age'));
  const since = hours ? { since: new Date(Date.now() - hours * HOUR_MS).toISOString() } : {};
  return { q: text('q'), section: text('section'), page: text('page'), phase: text('phase'), ...since };
}

/** What the queue is narrowed to; each goes with a press. */
function chipsView(session: Session, filters: Filters, go: (next: Filters) => void) {
  return html`<ul class="chips" aria-label=${say('Narrowed to')}>${FILTERS.filter(name => filters[name]).map(name => html`<li>
    <button class="chip" @click=${() => go({ ...filters, [name]: undefined })} aria-label=${say('No longer: {name}', { name: say(NAMES[name]) })}>${say(NAMES[name])}: <b><bdi>${shown(session, name, filters[name]!)}</bdi></b> <span aria-hidden="true">×</span></button></li>`)}
    <li><button class="link" @click=${() => go({})}>${say('Show all')}</button></li></ul>`;
}

function shown(session: Session, name: FilterName, value: string) {
  switch (name) {
    case 'author':
      return session.queue.entries.list[0]?.item.author?.name ?? '…';
    case 'phase':
      return say(phaseName(value));
    case 'since':
    case 'until':
      return when(value);
    default:
      return value;
  }
}
