import type { TemplateResult } from 'lit-html';
import { html } from '../borrowed.js';
import type { ActingScene } from '../view/scene.js';
import { icon } from './icons.js';

/** Something in front of the page, until it is closed. */
export interface Dialog {
  view(scene: ActingScene): TemplateResult;
}

/** The frame of a dialog. `kind` is `sheet`, in the middle or rising from a phone's lower edge, or `drawer`, at the side. */
export function frame(scene: ActingScene, kind: 'sheet' | 'drawer', title: string, content: unknown): TemplateResult {
  const { words, acting } = scene;
  const close = () => acting.show(null);
  // A press outside is on the dialog itself, whose content covers all of it.
  const outside = (event: Event) => event.target === event.currentTarget && close();
  return html`<dialog class=${kind} part="dialog ${kind}" aria-labelledby="dialog-title" @close=${close} @click=${outside}>
    <div class="leaf">
      <header class="crown"><h3 id="dialog-title" tabindex="-1" autofocus>${title}</h3>
        <button type="button" class="round" part="close" aria-label=${words.say('close')} @click=${close}>${icon('close')}</button></header>
      ${content}
    </div></dialog>`;
}
