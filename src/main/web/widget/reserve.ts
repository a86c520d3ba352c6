/**
 * The room an element keeps before it knows how much it needs, so that nothing below it jumps. It is given back only when
 * that cannot be seen: while the end of the content is below the window.
 */
export class Reserve {
  private observer: IntersectionObserver | null = null;

  constructor(private readonly element: HTMLElement) {}

  keep(): void {
    this.stop();
    this.element.toggleAttribute('reserved', true);
  }

  stop(): void {
    this.observer?.disconnect();
    this.observer = null;
  }

  /** The content is there; `end` stands right after it. */
  giveBack(end: Element): void {
    if (!this.observer && this.element.hasAttribute('reserved')) {
      this.observer = new IntersectionObserver(([seen]) => {
        if (seen && !seen.isIntersecting && seen.boundingClientRect.top >= (seen.rootBounds?.bottom ?? 0)) {
          this.element.removeAttribute('reserved');
          this.observer?.disconnect();
        }
      });
      this.observer.observe(end);
    }
  }
}
