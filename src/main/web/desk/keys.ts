import type { Queue } from './queue.js';

/** What each key does at the desk; also what the help shows. */
export const KEYS: [key: string, meaning: string][] = [
  ['j', 'next comment'],
  ['k', 'previous comment'],
  ['a', 'approve'],
  ['r', 'reject'],
  ['u', 'take back your last decision'],
  ['o', 'open the page of the comment'],
  ['?', 'these keys'],
];

/** Does what a key means. Gives whether it meant something. */
export function press(key: string, queue: Queue, help: () => void): boolean {
  const entry = queue.entry(queue.selected);
  switch (key) {
    case 'j':
      queue.move(1);
      return true;
    case 'k':
      queue.move(-1);
      return true;
    case 'a':
      entry && void queue.decide(entry, 'approve');
      return true;
    case 'r':
      entry && void queue.decide(entry, 'reject');
      return true;
    case 'u':
      void queue.undo(queue.decisions.lastOwn);
      return true;
    case 'o':
      entry?.item.page.url && open(entry.item.page.url, '_blank', 'noopener');
      return true;
    case '?':
      help();
      return true;
    default:
      return false;
  }
}

/** Keys are for the desk only where they are not for writing, and not part of a shortcut of the browser. */
export function isForDesk(event: KeyboardEvent): boolean {
  const writing = (event.target as Element).closest('input, textarea, select, dialog[open]');
  return !writing && !event.ctrlKey && !event.metaKey && !event.altKey;
}
