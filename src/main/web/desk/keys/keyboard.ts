import type { Session } from '../session.js';
import { meaningOf } from './keymap.js';
import { keysAreOn } from './switch.js';

/** How long after `g` the second key may come. */
const PATIENCE_MS = 1_500;

/** Listens to the keys of the desk: single ones, those with Shift, and those after `g`. */
export class Keyboard {
  private prefixed = -Infinity;

  press(event: KeyboardEvent, session: Session): void {
    if (!isForDesk(event)) {
      return;
    }
    const key = nameOf(event);
    if (key === 'g') {
      this.prefixed = event.timeStamp;
      return;
    }
    const after = event.timeStamp - this.prefixed < PATIENCE_MS;
    this.prefixed = -Infinity;
    const run = meaningOf(after ? `g ${key}` : key, session);
    if (run) {
      event.preventDefault();
      run(session);
    }
  }
}

/** Keys are for the desk only where they are not for writing, and not part of a shortcut of the browser. */
function isForDesk(event: KeyboardEvent): boolean {
  const target = event.target as Element;
  const writing = target.closest('input:not([type=checkbox]), textarea, select, dialog[open], [contenteditable]');
  return !writing && !event.ctrlKey && !event.metaKey && !event.altKey && !event.isComposing && keysAreOn();
}

/** The key by what is printed on it; where that is no Latin letter, by its place. Capitals are told by Shift, not by Caps Lock. */
function nameOf(event: KeyboardEvent): string {
  const place = /^Key([A-Z])$/.exec(event.code)?.[1];
  const latin = /^[\x20-\x7e]+$/.test(event.key) ? event.key : (place ?? event.key);
  if (/^[a-z]$/i.test(latin)) {
    return event.shiftKey ? latin.toUpperCase() : latin.toLowerCase();
  }
  return latin;
}
