const REST_MS = 700;

/** What a screen reader is told, politely: at most every so often, the newest when several come at once. */
export class Announcer {
  text = '';
  private timer = 0;

  say(text: string, changed: () => void): void {
    clearTimeout(this.timer);
    // Said twice, the same words must be two changes to be heard twice.
    this.text = '';
    changed();
    this.timer = setTimeout(() => {
      this.text = text;
      changed();
    }, REST_MS);
  }
}
