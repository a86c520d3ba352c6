import { html, nothing } from 'lit-html';
import { asProblem } from '../../client/problem.js';
import { sanctionFields, sanctionIn } from '../sanctions/form.js';
import { sanctionsOf } from '../sanctions/sanctions-api.js';
import type { Session } from '../session.js';
import { say } from '../words/words.js';
import type { Dialog } from './dialog.js';
import { frame } from './frame.js';

type Sanctioning = Extract<Dialog, { kind: 'sanction' }>;

/** Asks which sanction somebody gets. */
export function sanctionView(session: Session, dialog: Sanctioning) {
  const submit = (event: SubmitEvent) => (event.preventDefault(), void put(session, dialog, event.target as HTMLFormElement));
  return frame(session, 'sanction', say('Sanction {who}', { who: dialog.person.name }), html`
    <form class="stack" @submit=${submit}>
      ${sanctionFields(['warn', 'premoderate', 'suspend', 'ban'], dialog.choice, choice => session.dialogs.show({ ...dialog, choice }))}
      ${dialog.problem ? html`<p class="problem" role="alert">${dialog.problem}</p>` : nothing}
      <div class="acts end"><button class="button reject strong">${say('Put it on them')}</button></div>
    </form>`);
}

async function put(session: Session, dialog: Sanctioning, form: HTMLFormElement): Promise<void> {
  try {
    await sanctionsOf(session.pass).put(dialog.person, sanctionIn(form));
    session.dialogs.close('sanction');
    session.tell({ words: 'It is in force for {who}.', values: { who: dialog.person.name } });
  } catch (thrown) {
    session.dialogs.show({ ...dialog, problem: asProblem(thrown).message });
  }
}
