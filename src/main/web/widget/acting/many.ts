import { html, keyed } from '../borrowed.js';
import type { Root } from '../thread/node.js';
import type { Scene } from '../view/scene.js';

const BLOCK = 40;
/** How far beyond the window comments are kept ready. */
const MARGIN = '1500px 0px';
/** What a block is thought to be high before it was seen. */
const GUESS_PX = 160;

/**
 * A list so long that only the part near the reader is there: blocks of conversations, of which those far away are
 * empty and as high as they were. Conversations stay in their block while the list grows at either end.
 */
export class Many {
  private readonly near = new Set<string>();
  private readonly heights = new Map<string, number>();
  private readonly seen = new WeakSet<Element>();
  private readonly observer: IntersectionObserver;

  constructor(private readonly changed: () => void) {
    this.observer = new IntersectionObserver(entries => this.moved(entries), { rootMargin: MARGIN });
  }

  stop(): void {
    this.observer.disconnect();
  }

  view(_: Scene, roots: Root[], view: (root: Root, n: number) => unknown) {
    const blocks = blocksOf(roots);
    return html`<div class="many" part="list">${keyed(
      blocks,
      block => block.name,
      ({ name, roots: inside }, n) => {
        const shown = this.near.has(name) || (!this.near.size && n < 2);
        const height = this.heights.get(name) ?? inside.length * GUESS_PX;
        return html`<ol class="list block" role="list" data-block=${name} .style=${shown ? '' : `block-size:${height}px`}
          aria-hidden=${shown ? 'false' : 'true'}>${shown ? keyed(inside, root => root.comment.id, view) : ''}</ol>`;
      },
    )}</div>`;
  }

  drawn(root: ShadowRoot): void {
    root.querySelectorAll('.block').forEach(block => {
      if (!this.seen.has(block)) {
        this.seen.add(block);
        this.observer.observe(block);
      }
    });
  }

  private moved(entries: IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting, boundingClientRect } of entries) {
      const name = (target as HTMLElement).dataset['block']!;
      if (isIntersecting) {
        this.near.add(name);
      } else if (this.near.has(name) && !target.contains((target.getRootNode() as ShadowRoot).activeElement)) {
        // Whoever has the focus in there keeps it.
        this.heights.set(name, boundingClientRect.height);
        this.near.delete(name);
      }
    }
    this.changed();
  }
}

interface Block {
  name: string;
  roots: Root[];
}

/** A block is named by its first conversation that came in a page; what comes later joins the block where it stands. */
function blocksOf(roots: Root[]): Block[] {
  const blocks: Block[] = [];
  for (const root of roots) {
    const last = blocks.at(-1);
    if (last && (!starts.has(root) ? last.roots.length < BLOCK : false)) {
      last.roots.push(root);
    } else {
      starts.add(root);
      blocks.push({ name: root.comment.id, roots: [root] });
    }
  }
  return blocks;
}

const starts = new WeakSet<Root>();
