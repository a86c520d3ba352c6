import { html, nothing } from 'lit-html';
import { asProblem } from '../../client/problem.js';
import { newKey } from '../../client/key.js';
import type { Session } from '../session.js';
import { say } from '../words/words.js';
import type { Dialog } from './dialog.js';
import { frame } from './frame.js';

type Replying = Extract<Dialog, { kind: 'reply' }>;

/** Answers a comment in the moderator's name or the publication's; one that waits is approved first. */
export function replyView(session: Session, dialog: Replying) {
  const { item, problem } = dialog;
  const held = item.status === 'held';
  const submit = (event: SubmitEvent) => (event.preventDefault(), void send(session, dialog, event.target as HTMLFormElement));
  return frame(session, 'reply', say('Answer {who}', { who: item.author?.name ?? '' }), html`<form class="stack" @submit=${submit}>
    <p class="soft excerpt" dir="auto">${item.source}</p>
    <label>${say('Your answer')}<textarea name="body" rows="5" required dir="auto" autofocus></textarea></label>
    <fieldset class="choices"><legend>${say('In whose name')}</legend>
      <label class="choice"><input type="radio" name="as" value="" checked><span><bdi>${session.me}</bdi></span></label>
      <label class="choice"><input type="radio" name="as" value="publication"><span><bdi>${session.siteName}</bdi><span class="soft">${say('Readers see the publication and not you. Moderators and the audit log see who wrote it.')}</span></span></label></fieldset>
    ${problem ? html`<p class="problem" role="alert">${problem}</p>` : nothing}
    <div class="acts end"><button class="button primary">${held ? say('Approve, and answer') : say('Answer')}</button></div>
  </form>`);
}

async function send(session: Session, dialog: Replying, form: HTMLFormElement): Promise<void> {
  const { item, key } = dialog;
  const said = new FormData(form);
  const body = String(said.get('body')).trim();
  try {
    if (item.status === 'held') {
      const [result] = await session.moderation.decide([item], 'approve');
      if (result?.status !== 'published') {
        session.dialogs.show({ ...dialog, problem: say('It is no longer as you saw it. Close this, and look at it again.') });
        return;
      }
      session.queue.release(item.id);
      dialog = { ...dialog, item: { ...item, status: 'published' } };
    }
    const { comment } = await session.moderation.answer(item, body, key, said.get('as') === 'publication');
    session.dialogs.close('reply');
    session.tell({ words: comment.status === 'published' ? 'Your answer is published.' : 'Your answer waits in the queue.' });
  } catch (thrown) {
    session.dialogs.show({ ...dialog, problem: asProblem(thrown).message });
  }
}

export function replying(item: Replying['item']): Replying {
  return { kind: 'reply', item, key: newKey() };
}
