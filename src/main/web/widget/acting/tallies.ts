import type { Comment, Tally, Votes } from '../../client/shapes.js';
import type { Scene } from '../view/scene.js';
import type { Acting } from './acting.js';

/** Votes and reactions: shown at once, and taken back when the server does not take them. */
export class Tallies {
  constructor(
    private readonly scene: Scene,
    private readonly acting: Acting,
  ) {}

  myVote(id: string): number {
    return this.scene.mine?.votes?.[id] ?? 0;
  }

  myReactions(id: string): string[] {
    return this.scene.mine?.reactions?.[id] ?? [];
  }

  async vote(comment: Comment, wanted: 1 | -1): Promise<void> {
    if (!this.acting.known()) {
      return;
    }
    const before = this.myVote(comment.id);
    const value = before === wanted ? 0 : wanted;
    const votes = { up: 0, down: 0, ...comment.votes };
    const shown = { up: votes.up - +(before > 0) + +(value > 0), down: votes.down - +(before < 0) + +(value < 0) };
    this.mark(comment.id, value, shown);
    try {
      const { site } = this.scene;
      const answer = await site.signed<{ votes: Votes; mine: number }>(`/comments/${comment.id}/vote`, { method: 'PUT', body: { value } });
      this.mark(comment.id, answer.mine, answer.votes);
    } catch (thrown) {
      this.mark(comment.id, before, votes);
      this.acting.failed(thrown);
    }
  }

  async react(comment: Comment, reaction: string): Promise<void> {
    if (!this.acting.known()) {
      return;
    }
    const before = this.myReactions(comment.id);
    const on = !before.includes(reaction);
    this.markReactions(comment.id, toggled(before, reaction), counted(comment.reactions, reaction, on));
    try {
      const answer = await this.scene.site.signed<{ reactions: Tally; mine: string[] }>(`/comments/${comment.id}/reactions`, {
        method: 'PUT',
        body: { reaction, on },
      });
      this.markReactions(comment.id, answer.mine, answer.reactions);
    } catch (thrown) {
      this.markReactions(comment.id, before, comment.reactions ?? {});
      this.acting.failed(thrown);
    }
  }

  async reactToPage(reaction: string): Promise<void> {
    const { reading, site, page } = this.scene;
    const { mine } = this.scene;
    if (!this.acting.known() || !mine || !reading.thread) {
      return;
    }
    const before = mine.pageReactions ?? [];
    const on = !before.includes(reaction);
    const show = (own: string[], reactions: Tally) => {
      mine.pageReactions = own;
      reading.thread = { ...reading.thread!, reactions };
      this.scene.host.changed();
    };
    const { reactions = {} } = reading.thread;
    show(toggled(before, reaction), counted(reactions, reaction, on));
    try {
      const answer = await site.signed<{ reactions: Tally; mine: string[] }>('/reactions', {
        method: 'PUT',
        body: { page: { key: page }, reaction, on },
      });
      show(answer.mine, answer.reactions);
    } catch (thrown) {
      show(before, reactions);
      this.acting.failed(thrown);
    }
  }

  private mark(id: string, value: number, votes: Votes): void {
    const { mine, reading, host } = this.scene;
    if (mine) {
      mine.votes = { ...mine.votes, [id]: value };
    }
    reading.model.tally({ [id]: votes });
    host.changed();
  }

  private markReactions(id: string, own: string[], reactions: Tally): void {
    const { mine, reading, host } = this.scene;
    if (mine) {
      mine.reactions = { ...mine.reactions, [id]: own };
    }
    reading.model.tally({ [id]: { reactions } });
    host.changed();
  }
}

function toggled(all: string[], one: string): string[] {
  return all.includes(one) ? all.filter(other => other !== one) : [...all, one];
}

function counted(all: Tally = {}, one: string, on: boolean): Tally {
  return { ...all, [one]: Math.max(0, (all[one] ?? 0) + (on ? 1 : -1)) };
}
