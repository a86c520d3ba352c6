import type { Words } from './words/words.js';

/** What the parts of the widget ask of the element they live in. */
export interface Host {
  readonly words: Words;
  /** What its publisher has said about it. */
  getAttribute(name: string): string | null;
  /** Something to show has changed. */
  changed(): void;
  /** The same where only comments have changed, or what stands around them. */
  arrived(): void;
  /** Says it to who listens to the page instead of looking at it. */
  announce(text: string): void;
  /** So many comments were added, or so many wait now: that is said too, unless it is not wanted. */
  heard(added: number, waiting: number): void;
  /** Puts the focus there after the next rendering. */
  focusOn(selector: string): void;
  /** Tells the publisher's page. */
  tell(event: string, detail: object): void;
  /** Whether something standing before that comment would push down what the reader sees. */
  disturbs(follower: string | null): boolean;
  /** Where a comment is found again: the page's address with the comment's name. */
  addressOf(id: string): string;
}
