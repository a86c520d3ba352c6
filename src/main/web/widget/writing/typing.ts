import type { LiveConnection } from '../../client/live/connection.js';
import { withConnection } from '../borrowed.js';
import type { Scene } from '../view/scene.js';

/** The server forgets a sign after six seconds, so one is sent at most every three. */
const EVERY_MS = 3_000;
const KEPT_MS = 6_000;

/** Tells the others that somebody is writing, without saying who; only who is signed in can. */
export class Typing {
  private last = 0;

  constructor(private readonly scene: Scene) {}

  get active(): boolean {
    return Date.now() - this.last < KEPT_MS;
  }

  sign(): void {
    const { session, site, page } = this.scene;
    if (!session.token || Date.now() - this.last < EVERY_MS) {
      return;
    }
    this.last = Date.now();
    withConnection(site.address, (connection: LiveConnection) => {
      connection.typing(`thread:${page}`);
      return () => {};
    });
  }
}
