/** The time until the server takes another comment of this person. It counts down before the reader's eyes. */
export class SlowMode {
  /** Whole seconds until the next comment may be sent. */
  left = 0;
  private timer = 0;

  constructor(private readonly changed: () => void) {}

  begin(seconds: number): void {
    const end = Date.now() + seconds * 1000;
    clearInterval(this.timer);
    const tick = () => {
      this.left = Math.max(0, Math.ceil((end - Date.now()) / 1000));
      if (!this.left) {
        clearInterval(this.timer);
      }
      this.changed();
    };
    if (seconds > 0) {
      this.timer = setInterval(tick, 1000);
      tick();
    }
  }
}
