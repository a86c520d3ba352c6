import { html, nothing } from 'lit-html';
import { asProblem } from '../../client/problem.js';
import { redacted, within } from '../queue/spans.js';
import type { Session } from '../session.js';
import { REASONS } from '../site/reasons.js';
import { say } from '../words/words.js';
import type { Dialog } from './dialog.js';
import { frame } from './frame.js';

type Redacting = Extract<Dialog, { kind: 'redact' }>;

/** Takes parts of a text away: they are selected in the text as typed, with the mouse or with the keyboard. */
export function redactView(session: Session, dialog: Redacting) {
  const { item, spans, problem } = dialog;
  const area = () => document.querySelector<HTMLTextAreaElement>('#redact [name=text]')!;
  const add = () => {
    const span = within(item.source, area().selectionStart, area().selectionEnd);
    if (span) {
      session.dialogs.show({ ...dialog, spans: [...spans, span] });
    }
  };
  const submit = (event: SubmitEvent) => (event.preventDefault(), void redact(session, dialog, event.target as HTMLFormElement));
  return frame(session, 'redact', say('Redact a part'), html`<form class="stack" @submit=${submit}>
    <label>${say('Select what is to go')}<textarea name="text" readonly rows="6" dir="auto" .value=${item.source}></textarea></label>
    <div class="acts"><button type="button" class="button" @click=${add}>${say('Black out the selection')}</button>
      ${spans.length ? html`<button type="button" class="button quiet" @click=${() => session.dialogs.show({ ...dialog, spans: [] })}>${say('Begin again')}</button>` : nothing}</div>
    ${spans.length ? html`<p class="typed preview" dir="auto" aria-label=${say('How it will read')}>${redacted(item.source, spans)}</p>` : nothing}
    <label>${say('Reason')}<select name="reason">${REASONS.map(([code, name]) => html`<option value=${code} .selected=${code === 'private_information'}>${say(name)}</option>`)}</select></label>
    <p class="soft">${say('This cannot be taken back. The text before stays in the history, for moderators.')}</p>
    ${problem ? html`<p class="problem" role="alert">${problem}</p>` : nothing}
    <div class="acts end"><button class="button reject strong" ?disabled=${!spans.length}>${say('Redact')}</button></div>
  </form>`);
}

async function redact(session: Session, dialog: Redacting, form: HTMLFormElement): Promise<void> {
  const { item, spans } = dialog;
  try {
    const result = await session.moderation.redact(item, spans, String(new FormData(form).get('reason')));
    if (result.outcome === 'applied' || result.outcome === 'already') {
      session.dialogs.close('redact');
      session.tell({ words: 'Redacted.' });
      void session.queue.reading.start();
    } else {
      session.dialogs.show({ ...dialog, problem: say('It is no longer as you saw it. Close this, and look at it again.') });
    }
  } catch (thrown) {
    session.dialogs.show({ ...dialog, problem: asProblem(thrown).message });
  }
}
