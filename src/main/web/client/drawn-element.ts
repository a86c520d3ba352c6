import { render, type TemplateResult } from 'lit-html';

const sheets = new Map<string, CSSStyleSheet>();

/** An element that draws itself from a template into a shadow root of its own, once for all changes of one moment. */
export abstract class DrawnElement extends HTMLElement {
  protected readonly drawing: ShadowRoot;
  private pending = false;
  private focusNext: string | null = null;

  constructor(styles: string) {
    super();
    this.drawing = this.attachShadow({ mode: 'open' });
    this.drawing.adoptedStyleSheets = [sheetOf(styles)];
  }

  /** What is to be seen now. */
  protected abstract draw(): TemplateResult;

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

  private redraw(): void {
    if (!this.isConnected) {
      return;
    }
    render(this.draw(), this.drawing, { host: this });
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
