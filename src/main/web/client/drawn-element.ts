import { render, type TemplateResult } from 'lit-html';

const sheets = new Map<string, CSSStyleSheet>();

/** An element that draws itself from a template into a shadow root of its own, once for all changes of one moment. */
export abstract class DrawnElement extends HTMLElement {
  protected readonly drawing: ShadowRoot;
  private pending = false;
  private focusNext: string | null = null;
  private seen = false;
  private awaited = false;

  constructor(styles: string) {
    super();
    this.drawing = this.attachShadow({ mode: 'open' });
    this.drawing.adoptedStyleSheets = [sheetOf(styles)];
  }

  /** Puts on more styles; the same ones again are nothing. */
  protected wear(styles: string): void {
    const sheet = sheetOf(styles);
    if (!this.drawing.adoptedStyleSheets.includes(sheet)) {
      this.drawing.adoptedStyleSheets = [...this.drawing.adoptedStyleSheets, sheet];
    }
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
    if (document.hidden && this.seen) {
      this.laterWhenSeen();
      return;
    }
    this.seen = true;
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
