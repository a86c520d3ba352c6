import { storage } from '../borrowed.js';
import type { Host } from '../host.js';

const REST_MS = 700;
/** Where the browser remembers that new comments are not to be read out. */
const QUIET = 'repartee:quiet';

/** What a screen reader is told, politely: at most every so often, what was said last, and of new comments how many they are together. */
export class Announcer {
  text = '';
  private next = '';
  private added = 0;
  private timer = 0;
  private quiet = !!storage.read(QUIET);

  constructor(private readonly host: Host) {}

  /** Whether new comments are told. */
  get talkative(): boolean {
    return !this.quiet;
  }

  set talkative(talkative: boolean) {
    this.quiet = !talkative;
    storage.write(QUIET, this.quiet || null);
    this.host.changed();
  }

  say(text: string): void {
    this.next = text;
    this.timer ||= setTimeout(() => this.tell(), REST_MS);
  }

  heard(added: number, waiting: number): void {
    const { words } = this.host;
    this.added += added;
    if (!this.quiet) {
      this.say(added ? words.say('arrived', { n: this.added }) : words.say('waiting', { n: waiting }));
    }
  }

  private tell(): void {
    this.timer = 0;
    this.added = 0;
    // Said twice, the same words must be two different texts to be heard twice.
    this.text = this.next === this.text ? `${this.next}\u00a0` : this.next;
    this.host.arrived();
  }
}
