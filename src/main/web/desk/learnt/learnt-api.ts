import { Site } from '../../client/site.js';

export interface Weighed {
  word: string;
  /** A natural logarithm of odds, above 0 for spam. */
  weight: number;
}

/** What a site has learnt from its moderators. */
export interface SpamModel {
  active: boolean;
  examples: { spam: number; fine: number; needed: number };
  spamWords: Weighed[];
  fineWords: Weighed[];
}

export class LearntApi extends Site {
  model(): Promise<SpamModel> {
    return this.signed('/spam-model');
  }
}
