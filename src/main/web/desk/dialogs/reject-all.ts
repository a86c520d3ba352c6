import { html, nothing } from 'lit-html';
import { asProblem } from '../../client/problem.js';
import type { Session } from '../session.js';
import { REASONS } from '../site/reasons.js';
import { say } from '../words/words.js';
import type { Dialog } from './dialog.js';
import { frame } from './frame.js';

type RejectingAll = Extract<Dialog, { kind: 'reject-all' }>;

/** Rejects what somebody has written, in steps of two hundred until all is done. */
export function rejectAllView(session: Session, dialog: RejectingAll) {
  const { person, done, busy, problem } = dialog;
  const submit = (event: SubmitEvent) => (event.preventDefault(), void reject(session, dialog, event.target as HTMLFormElement));
  return frame(session, 'reject-all', say('Reject all by {who}', { who: person.name }), html`<form class="stack" @submit=${submit}>
    <label class="check"><input type="checkbox" name="statuses" value="held" checked> ${say('Those that wait')}</label>
    <label class="check"><input type="checkbox" name="statuses" value="published" checked> ${say('Those that are published')}</label>
    <label>${say('Reason')}<select name="reason">${REASONS.map(([code, name]) => html`<option value=${code}>${say(name)}</option>`)}</select></label>
    <p role="status">${busy || done ? say('Rejected: {n}.', { n: done }) : ''}</p>
    ${problem ? html`<p class="problem" role="alert">${problem}</p>` : nothing}
    <div class="acts end"><button class="button reject strong" ?disabled=${busy}>${say('Reject all')}</button></div>
  </form>`);
}

async function reject(session: Session, dialog: RejectingAll, form: HTMLFormElement): Promise<void> {
  const given = new FormData(form);
  const statuses = given.getAll('statuses').map(String);
  let now: RejectingAll = { ...dialog, busy: true, done: 0, problem: '' };
  const show = (next: Partial<RejectingAll>) => {
    now = { ...now, ...next };
    if (session.dialogs.open?.kind === 'reject-all') {
      session.dialogs.show(now);
    }
  };
  show({});
  try {
    for (let more = statuses.length > 0; more; ) {
      const answer = await session.moderation.rejectAll(dialog.person.id, statuses, String(given.get('reason')));
      const applied = answer.results.filter(one => one.outcome === 'applied');
      applied.forEach(one => session.queue.release(one.commentId));
      more = answer.more && applied.length > 0;
      show({ done: now.done + applied.length });
    }
    session.tell({ words: 'Rejected: {n}.', values: { n: now.done } });
    session.dialogs.close('reject-all');
    void session.queue.reading.start();
  } catch (thrown) {
    show({ problem: asProblem(thrown).message });
  }
  show({ busy: false });
}
