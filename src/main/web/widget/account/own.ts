import type { Acting } from '../acting/acting.js';
import { isOwnAccount } from '../acting/authors.js';
import { html } from '../borrowed.js';
import type { ActingScene, Scene } from '../view/scene.js';
import { Devices } from './devices.js';
import { Follows } from './follows.js';
import { Kept } from './kept.js';
import { WaysIn } from './ways-in.js';

/** One matter of an account. */
export interface Matter {
  view(scene: ActingScene): unknown;
}

/** What belongs to who is signed in, in the profile. A publisher's accounts are the publisher's: there are no ways in to look after. */
export class Own implements Matter {
  private readonly matters: Matter[] = [];

  constructor(scene: Scene, acting: Acting) {
    if (acting.offers('follows')) {
      this.matters.push(new Follows(scene, acting));
    }
    if (isOwnAccount(scene.session)) {
      this.matters.push(new WaysIn(scene, acting));
    }
    if (scene.session.isGuest) {
      this.matters.push(new Devices(scene, acting));
    }
    this.matters.push(new Kept(acting));
  }

  view(scene: ActingScene) {
    return html`${this.matters.map(matter => matter.view(scene))}`;
  }
}
