import { html, nothing } from 'lit-html';
import type { Session } from '../session.js';
import { besideView } from '../view/beside.js';
import { say } from '../words/words.js';
import { authorView } from './author.js';
import { frame } from './frame.js';
import { furtherView } from './further.js';
import { historyView } from './history.js';
import { keysView } from './keys.js';
import { redactView } from './redact.js';
import { rejectAllView } from './reject-all.js';
import { replyView } from './reply.js';
import { reportsView } from './reports.js';
import { sanctionView } from './sanction.js';
import { whyView } from './why.js';

/** The dialog that is open, if one is. */
export function dialogView(session: Session) {
  const dialog = session.dialogs.open;
  switch (dialog?.kind) {
    case 'keys':
      return keysView(session);
    case 'why':
      return whyView(session, dialog);
    case 'history':
      return historyView(session, dialog);
    case 'reports':
      return reportsView(session, dialog);
    case 'author':
      return authorView(session, dialog.author);
    case 'sanction':
      return sanctionView(session, dialog);
    case 'redact':
      return redactView(session, dialog);
    case 'reply':
      return replyView(session, dialog);
    case 'reject-all':
      return rejectAllView(session, dialog);
    case 'further':
      return furtherView(session, dialog);
    case 'beside':
      return frame(session, 'beside', say('Around the comment'), html`<div class="beside">${besideView(session)}</div>`);
    default:
      return nothing;
  }
}
