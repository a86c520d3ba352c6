import { html, nothing, type TemplateResult } from 'lit-html';
import { keyed } from 'lit-html/directives/keyed.js';
import type { Session } from '../session.js';
import { say } from '../words/words.js';

/**
 * A dialog with its title and the way out. It is opened after drawing, and Escape closes it. Each kind is an element of its own: the browser
 * tells some time later that a dialog was closed, and on an element that shows the next one already that would close the next one.
 */
export function frame(session: Session, name: string, title: string, content: TemplateResult | typeof nothing) {
  return keyed(name, html`<dialog id=${name} data-open aria-labelledby="${name}-title" @close=${() => session.dialogs.close(name)}
      @click=${(event: Event) => event.target === event.currentTarget && session.dialogs.close(name)}>
    <div class="sheet">
      <header><h2 id="${name}-title">${title}</h2>
        <button class="button quiet icon" @click=${() => session.dialogs.close(name)} aria-label=${say('Close')}>${cross()}</button></header>
      ${content}
    </div>
  </dialog>`);
}

function cross() {
  return html`<svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><path d="M3 3l10 10M13 3L3 13" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round"/></svg>`;
}
