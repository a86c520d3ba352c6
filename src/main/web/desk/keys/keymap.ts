import { addressOf } from '../route.js';
import { SECTIONS } from '../sections.js';
import type { Session } from '../session.js';
import { goodAction } from '../site/actions.js';
import { QUEUES } from '../site/queues.js';

type Run = (session: Session) => void;

/** One key of the desk, also as the help shows it. */
interface Key {
  key: string;
  shown: string[];
  meaning: string;
  run: Run;
  /** Means something on every page of the desk, not only at a queue. */
  everywhere?: boolean;
}

const key = (name: string, meaning: string, run: Run, shown = [name]): Key => ({ key: name, shown, meaning, run });

const READING: Key[] = [
  key('j', 'next comment', session => session.work.move(1)),
  key('k', 'previous comment', session => session.work.move(-1)),
  key('n', 'take the next one that nobody has taken', session => void session.work.takeNext()),
  key('/', 'search', () => document.querySelector<HTMLInputElement>('.filters [name=q]')?.focus()),
  key('o', 'open the page of the comment', session => session.work.openPage()),
  key('i', 'all about its author', session => session.dialogs.author()),
  key('v', 'what was reported about it', session => session.dialogs.reports()),
  key('h', 'history of the comment', session => session.dialogs.history()),
  key('c', 'conversation and decisions', session => session.dialogs.show({ kind: 'beside' })),
];

const DECIDING: Key[] = [
  key('a', 'approve, or restore', session => {
    const action = session.selected && goodAction(session.selected.item.status);
    action && session.work.decide(action);
  }),
  key('r', 'reject, with a reason', session => session.work.decide('reject')),
  key('s', 'spam', session => session.work.decide('spam')),
  key('t', 'sanction its author', session => session.dialogs.sanction()),
  key('d', 'redact a part', session => session.dialogs.redact()),
  key('y', 'answer', session => session.dialogs.reply()),
  { ...key('u', 'take back your last decision', session => session.work.undo()), everywhere: true },
];

const MANY: Key[] = [
  key('x', 'mark the comment', session => session.work.mark()),
  key('J', 'mark and go down', session => session.work.extend(1), ['shift', 'j']),
  key('K', 'mark and go up', session => session.work.extend(-1), ['shift', 'k']),
  key('Escape', 'unmark all', session => session.work.unmark(), ['esc']),
];

const GOING: Key[] = [
  ...QUEUES.map(queue => to(queue.key, queue.title, addressOf('queue', queue.name))),
  ...SECTIONS.map(section => to(section.key, section.title, addressOf(section.name))),
  { ...key('?', 'these keys', session => session.dialogs.show({ kind: 'keys' })), everywhere: true },
];

/** The keys as the help shows them. */
export function GROUPS(): { title: string; keys: Key[] }[] {
  return [
    { title: 'Reading', keys: READING },
    { title: 'Deciding', keys: DECIDING },
    { title: 'Many at once', keys: MANY },
    { title: 'Going', keys: GOING },
  ];
}

/** What a key does here, if it does anything. */
export function meaningOf(name: string, session: Session): Run | undefined {
  const all = [...READING, ...DECIDING, ...MANY, ...GOING];
  return all.find(one => one.key === name && (one.everywhere || session.inQueue))?.run;
}

function to(letter: string, title: string, address: string): Key {
  const run = () => (location.hash = address);
  return { key: `g ${letter}`, shown: ['g', letter], meaning: title, run, everywhere: true };
}
