import type { Problem } from '../../client/problem.js';
import { asProblem, explain, html, nothing } from '../borrowed.js';
import type { ActingScene, Scene } from '../view/scene.js';
import type { Key } from '../words/words.js';
import type { Acting } from './acting.js';
import { frame, type Dialog } from './dialog.js';

interface Appeal {
  state: 'open' | 'upheld' | 'dismissed' | 'settled';
  answer: string | null;
}

interface Statement {
  decision: { measure: 'removed' | 'hidden_until_reviewed' };
  facts: { checks: string[]; reportedByReaders: boolean; message: string | null };
  ground: { reference: string | null };
  redress: { mayAppeal: boolean; appeal: Appeal | null };
}

const OUTCOMES: Record<Appeal['state'], Key> = { open: 'appealed', upheld: 'a_changed', dismissed: 'a_stands', settled: 'a_changed' };

/** Why a comment of the reader's own was turned down, and the appeal against that. */
export class StatementDialog implements Dialog {
  private statement: Statement | null = null;
  private problem: Problem | null = null;
  private busy = false;

  constructor(
    private readonly scene: Scene,
    private readonly acting: Acting,
    private readonly id: string,
  ) {
    scene.host.focusOn('#dialog-title');
    void this.attempt(async () => (this.statement = await this.ask<Statement>('statement')));
  }

  view(scene: ActingScene) {
    const { words } = scene;
    const { statement, problem } = this;
    return frame(
      scene,
      'sheet',
      words.say('statement'),
      html`${statement ? this.told(scene, statement) : problem ? nothing : html`<p class="muted">${words.say('loading')}</p>`}
        ${problem ? html`<p class="problem" role="alert">${explain(problem, words)}</p>` : nothing}`,
    );
  }

  private told({ words }: ActingScene, { decision, facts, ground, redress }: Statement) {
    const reason = `r_${ground.reference}`;
    const detail = words.has(reason) ? words.say(reason) : (ground.reference ?? words.say('r_other'));
    const { appeal } = redress;
    const held = facts.reportedByReaders ? 'h_reports' : facts.checks.length ? 'h_checks' : 'h_all';
    return html`<p>${decision.measure === 'removed' ? words.say('s_reason', { detail }) : `${words.say('held')} ${words.say(held)}`}</p>
      ${facts.message ? html`<p class="muted">${words.say('fromModerator')}</p><p class="told" dir="auto">${facts.message}</p>` : nothing}
      ${appeal
        ? html`<p role="status">${words.say(OUTCOMES[appeal.state])}</p>${appeal.answer ? html`<p class="told" dir="auto">${appeal.answer}</p>` : nothing}`
        : nothing}
      ${redress.mayAppeal
        ? html`<form class="form" @submit=${(event: Event) => this.submit(event)}>
            <label>${words.say('appealHint')}<textarea class="field" name="body" rows="4" required maxlength="5000" dir="auto"></textarea></label>
            <div class="buttons"><button class="button primary" part="button primary" ?disabled=${this.busy}>${words.say('appeal')}</button></div></form>`
        : nothing}`;
  }

  private submit(event: Event): void {
    event.preventDefault();
    const body = new FormData(event.target as HTMLFormElement).get('body');
    void this.attempt(async () => {
      const appeal = await this.ask<Appeal>('appeal', { method: 'POST', body: { body } });
      this.statement!.redress = { mayAppeal: false, appeal };
      this.acting.say('appealed');
    });
  }

  private ask<T>(what: string, request = {}): Promise<T> {
    return this.scene.site.signed<T>(`/comments/${this.id}/${what}`, request);
  }

  private async attempt(work: () => Promise<unknown>): Promise<void> {
    this.busy = true;
    this.problem = null;
    this.scene.host.changed();
    try {
      await work();
    } catch (thrown) {
      this.problem = asProblem(thrown);
    }
    this.busy = false;
    this.scene.host.changed();
  }
}
