import type { Entries } from '../queue/entries.js';
import type { QueueItem } from '../site/shapes.js';

/** As the style sheet calls it. */
const SEEN = 'seen';

/**
 * Marks in the text of the comments that are drawn what checks saw there. The places are of the text as typed, so each is looked for in what was
 * rendered of it; what is not there (half of a link's address, say) is shown by its finding alone. Nothing of the page is changed. After drawing.
 */
export function markSeen(entries: Entries | null): void {
  if ('highlights' in CSS) {
    const drawn = [...document.querySelectorAll('.feed > .card')].flatMap(card => entries?.get(card.id.slice(2)) ?? []);
    CSS.highlights.set(SEEN, new Highlight(...drawn.flatMap(({ item }) => rangesIn(item))));
  }
}

function rangesIn({ id, source, findings }: QueueItem): Range[] {
  const spans = findings?.flatMap(({ span }) => span ?? []) ?? [];
  const text = spans.length ? document.getElementById(`text-${id}`) : null;
  if (!text) {
    return [];
  }
  const nodes = textNodes(text);
  const whole = nodes.map(node => node.data).join('');
  return spans.flatMap(({ from, to }) => {
    const seen = source.slice(from, to);
    const start = nth(whole, seen, timesBefore(source, seen, from));
    return start < 0 ? [] : [range(nodes, start, start + seen.length)];
  });
}

function textNodes(root: Node): Text[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const nodes: Text[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    nodes.push(node as Text);
  }
  return nodes;
}

/** How often it stands in the text before that place. */
function timesBefore(text: string, part: string, place: number): number {
  let times = 0;
  for (let at = text.indexOf(part); at >= 0 && at < place; at = text.indexOf(part, at + 1)) {
    times++;
  }
  return times;
}

/** Where it stands after having stood there that often; otherwise its last place, or -1 when there is none. */
function nth(text: string, part: string, times: number): number {
  let found = -1;
  for (let at = part ? text.indexOf(part) : -1; at >= 0 && times >= 0; at = text.indexOf(part, at + 1), times--) {
    found = at;
  }
  return found;
}

function range(nodes: Text[], from: number, to: number): Range {
  const range = document.createRange();
  let begin = 0;
  for (const node of nodes) {
    const end = begin + node.length;
    if (from >= begin && from < end) {
      range.setStart(node, from - begin);
    }
    if (to > begin && to <= end) {
      range.setEnd(node, to - begin);
    }
    begin = end;
  }
  return range;
}
