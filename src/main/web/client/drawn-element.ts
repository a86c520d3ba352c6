import { render, type RenderOptions, type TemplateResult } from 'lit-html';

/** Makes the nodes of a template. */
export interface Source {
  importNode(content: Node, deep?: boolean): Node;
}

/** Lets nodes come from what stands in the root, until the function it gives is called. */
export type TakingOver = (root: ShadowRoot, from: (source: Source) => void) => () => void;

const sheets = new Map<string, CSSStyleSheet>();

/** An element that draws itself from a template into a shadow root of its own, once for all changes of one moment. */
export abstract class DrawnElement extends HTMLElement {
  protected readonly drawing: ShadowRoot;
  private pending = false;
  private focusNext: string | null = null;
  /** Whether anything was drawn by now. */
  protected begun = false;
  private awaited = false;
  /** Instead of drawing into an empty place: what the server has put there becomes what is drawn. Used once. */
  protected takingOver: TakingOver | null = null;
  /** Where new nodes come from: copies of templates, or the server's own. */
  private source: Source = document;
  private readonly options: RenderOptions = {
    host: this,
    creationScope: { importNode: (node, deep) => this.source.importNode(node, deep) },
  };

  constructor(styles: string) {
    super();
    this.drawing = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
    this.drawing.adoptedStyleSheets = [sheetOf(styles)];
  }

  /** Puts on more styles; the same ones again are nothing. */
  protected wear(styles: string): void {
    const sheet = sheetOf(styles);
    if (!this.drawing.adoptedStyleSheets.includes(sheet)) {
      this.drawing.adoptedStyleSheets = [...this.drawing.adoptedStyleSheets, sheet];
    }
  }

  /** What is to be seen now; null leaves what is there. */
  protected abstract draw(): TemplateResult | null;

  /** What there is to do once it stands there. */
  protected drawn(): void {}

  /** Something to show has changed. */
  changed(): void {
    if (!this.pending) {
      this.pending = true;
      queueMicrotask(() => {
        this.pending = false;
        this.redraw();
      });
    }
  }

  /** Puts the focus there after the next drawing. */
  focusOn(selector: string): void {
    this.focusNext = selector;
    this.changed();
  }

  /** What changes on a page that nobody looks at is drawn once, when somebody does. */
  private laterWhenSeen(): void {
    if (!this.awaited) {
      this.awaited = true;
      document.addEventListener(
        'visibilitychange',
        () => {
          this.awaited = false;
          this.redraw();
        },
        { once: true },
      );
    }
  }

  private redraw(): void {
    if (!this.isConnected) {
      return;
    }
    if (document.hidden && this.begun) {
      this.laterWhenSeen();
      return;
    }
    const view = this.draw();
    if (!view) {
      return;
    }
    const { takingOver } = this;
    this.takingOver = null;
    if (!this.begun && !takingOver) {
      this.drawing.replaceChildren();
    }
    this.begun = true;
    const tidy = takingOver?.(this.drawing, source => (this.source = source));
    render(view, this.drawing, this.options);
    tidy?.();
    this.drawn();
    const selector = this.focusNext;
    this.focusNext = null;
    if (selector) {
      this.drawing.querySelector<HTMLElement>(selector)?.focus();
    }
  }
}

function sheetOf(styles: string): CSSStyleSheet {
  let sheet = sheets.get(styles);
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(styles);
    sheets.set(styles, sheet);
  }
  return sheet;
}
