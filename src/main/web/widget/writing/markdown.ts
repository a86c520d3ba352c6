/** A way to mark text. */
export type Mark = 'bold' | 'italic' | 'code' | 'link' | 'quotation' | 'list';

const AROUND: Partial<Record<Mark, [string, string]>> = {
  bold: ['**', '**'],
  italic: ['*', '*'],
  code: ['`', '`'],
  link: ['[', '](https://)'],
};

const BEFORE: Partial<Record<Mark, string>> = { quotation: '> ', list: '- ' };

/** Ctrl (or ⌘) with these. */
const KEYS: Record<string, Mark> = { b: 'bold', i: 'italic', e: 'code', k: 'link' };

export function markOf(event: KeyboardEvent): Mark | undefined {
  return (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey ? KEYS[event.key.toLowerCase()] : undefined;
}

/** Marks what is selected, or takes the mark away where it is already; what was selected stays so. The browser can undo it. */
export function mark(field: HTMLTextAreaElement, how: Mark): void {
  const around = AROUND[how];
  field.focus();
  around ? enclose(field, ...around) : prefix(field, BEFORE[how]!);
}

function enclose(field: HTMLTextAreaElement, open: string, close: string): void {
  const { selectionStart: from, selectionEnd: to, value } = field;
  const marked = value.slice(from - open.length, from) === open && value.slice(to, to + close.length) === close;
  if (marked) {
    replace(field, from - open.length, to + close.length, value.slice(from, to));
    field.setSelectionRange(from - open.length, to - open.length);
  } else {
    replace(field, from, to, open + value.slice(from, to) + close);
    field.setSelectionRange(from + open.length, to + open.length);
  }
}

function prefix(field: HTMLTextAreaElement, sign: string): void {
  const { selectionStart, selectionEnd: to, value } = field;
  const from = value.lastIndexOf('\n', selectionStart - 1) + 1;
  const lines = value.slice(from, to).split('\n');
  const marked = lines.every(line => line.startsWith(sign));
  const text = lines.map(line => (marked ? line.slice(sign.length) : sign + line)).join('\n');
  replace(field, from, to, text);
  field.setSelectionRange(from + text.length, from + text.length);
}

/** Through the browser's own editing where it can, which keeps its undo. */
function replace(field: HTMLTextAreaElement, from: number, to: number, text: string): void {
  field.setSelectionRange(from, to);
  if (!document.execCommand('insertText', false, text)) {
    field.setRangeText(text, from, to, 'end');
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }
}
