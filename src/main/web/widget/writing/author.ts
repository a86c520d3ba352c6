import { newKey } from '../../client/key.js';
import type { Problem } from '../../client/problem.js';
import type { Comment, PageRef, Posted, SignedIn, SiteInfo } from '../../client/shapes.js';
import type { Site } from '../../client/site.js';
import { asProblem, explain, problemHere } from '../borrowed.js';
import type { Host } from '../host.js';
import type { Reading } from '../thread/reading.js';
import type { Scene } from '../view/scene.js';
import { codePoints, type Composer } from './composer.js';
import { Calls } from './calls.js';
import { Composers } from './composers.js';
import { Mentions } from './mentions.js';
import { Outbox, type Sending } from './outbox.js';
import { proofFor } from './proof.js';
import type { Session } from './session.js';
import { SlowMode } from './slow-mode.js';
import { Typing } from './typing.js';

/** What a reader does in a thread: write, answer, change, delete. */
export class Author {
  readonly composers: Composers;
  readonly outbox: Outbox;
  readonly mentions: Mentions;
  readonly slow: SlowMode;
  /** The comment whose deletion is being asked about. */
  removing: string | null = null;
  name: string;
  readonly session: Session;
  readonly info: () => SiteInfo | null;
  private readonly site: Site;
  private readonly calls: Calls;
  private readonly reading: Reading;
  private readonly host: Host;
  private readonly signs: Typing;

  constructor(
    private readonly scene: Scene,
    private readonly page: PageRef,
    place: string,
  ) {
    ({ site: this.site, session: this.session, reading: this.reading, host: this.host, info: this.info } = scene);
    const { host } = scene;
    this.calls = new Calls(scene.site);
    this.composers = new Composers(place, host);
    this.mentions = new Mentions(scene);
    this.slow = new SlowMode(() => host.changed());
    this.signs = new Typing(scene);
    this.name = this.session.name;
    this.reading.gone = id => this.rescue(id);
    this.outbox = new Outbox(sending => this.post(sending), {
      arrived: (sending, posted) => this.arrived(sending, posted),
      refused: (sending, problem) => this.refused(sending, problem),
      changed: () => host.changed(),
    });
  }

  /** Whether the others are told that this reader is writing. */
  get typing(): boolean {
    return this.signs.active;
  }

  type(composer: Composer, text: string): void {
    this.signs.sign();
    this.composers.type(composer, text);
  }

  owns(comment: Comment): boolean {
    return comment.source !== undefined || (!!comment.author && comment.author.id === this.session.account?.id);
  }

  /** Whether that comment, heard of before its sending was answered, is the one being sent; then it replaces it on the page. */
  recognises(comment: Comment): boolean {
    const mine = comment.author?.id === this.session.account?.id;
    const sending = mine && this.outbox.sendings.find(one => !one.seen && one.parentId === comment.parentId);
    if (sending) {
      sending.seen = true;
    }
    return !!sending;
  }

  mayEdit(comment: Comment, now: number): boolean {
    const window = this.info()?.policy.editWindowSeconds ?? 0;
    return this.owns(comment) && !!this.session.token && now - Date.parse(comment.createdAt) < window * 1000;
  }

  mayRemove(comment: Comment): boolean {
    return !!this.session.token && (this.owns(comment) || this.session.moderates);
  }

  /** The name a guest gives, asked for at every open composer but one and the same. */
  call(composer: Composer, name: string): void {
    this.name = name;
    composer.problem = null;
    this.host.changed();
  }

  /** Opens the text as typed, which only its author's own request gets. */
  async edit(comment: Comment): Promise<void> {
    try {
      const answer = await this.calls.comment(comment.id);
      const current = 'comment' in answer ? answer.comment : answer;
      this.composers.edit({ ...comment, ...current }, current.source ?? '');
    } catch (thrown) {
      this.host.announce(explain(asProblem(thrown), this.host.words));
    }
  }

  async submit(composer: Composer): Promise<void> {
    composer.problem = this.objection(composer);
    if (!composer.problem && !composer.busy) {
      composer.busy = true;
      this.host.changed();
      try {
        await this.signIn();
        await (composer.purpose === 'edit' ? this.save(composer) : this.send(composer));
      } catch (thrown) {
        composer.problem = this.noted(asProblem(thrown));
      }
      composer.busy = false;
    }
    if (composer.problem) {
      this.host.focusOn(composer.problem.code === 'no_name' ? `#name-${composer.id}` : `#text-${composer.id}`);
    }
    this.host.changed();
  }

  async preview(composer: Composer, on: boolean): Promise<void> {
    composer.preview = on ? '' : null;
    this.host.changed();
    if (on && composer.text.trim()) {
      try {
        if (!this.session.token && this.name.trim()) {
          await this.signIn();
        }
        composer.preview = (await this.calls.preview(composer.text)).html;
      } catch (thrown) {
        composer.preview = null;
        const problem = this.noted(asProblem(thrown));
        composer.problem = problem.code === 'token_missing' ? problemHere('no_name') : problem;
      }
      this.host.changed();
    }
  }

  /** Asks whether a comment shall really go, or stops asking. */
  ask(comment: Comment, asking: boolean): void {
    this.removing = asking ? comment.id : null;
    this.host.focusOn(`#c-${comment.id} [data-do="${asking ? 'sure' : 'remove'}"]`);
    this.host.changed();
  }

  async remove(comment: Comment): Promise<void> {
    this.removing = null;
    try {
      await this.calls.remove(comment.id);
      this.reading.model.remove(comment.id);
      this.host.announce(this.host.words.say('deleted'));
    } catch (thrown) {
      this.host.announce(explain(this.noted(asProblem(thrown)), this.host.words));
    }
    this.host.focusOn('#join');
    this.host.changed();
  }

  leave(): void {
    this.session.forget();
    this.scene.identified();
  }

  /** Answers a comment with words of it quoted: what is selected in it, else its first paragraph. */
  quote(comment: Comment, words: string): void {
    const composer = this.composers.at(comment.id) ?? this.composers.reply(comment);
    const lines = words.trim().split('\n').map(line => `> ${line}`).join('\n');
    this.composers.type(composer, `${composer.text && `${composer.text}\n\n`}${lines}\n\n`);
    this.host.focusOn(`#text-${composer.id}`);
  }

  /** The reader has read a moderator's warning, and may write. */
  async acknowledge(composer: Composer): Promise<void> {
    const warning = composer.problem?.more['warning'] as { id?: string } | undefined;
    try {
      await this.site.signed(`/accounts/me/warnings/${warning?.id}/acknowledge`, { method: 'POST' });
      composer.problem = null;
    } catch (thrown) {
      composer.problem = this.noted(asProblem(thrown));
    }
    this.host.focusOn(`#text-${composer.id}`);
    this.host.changed();
  }

  private objection(composer: Composer): Problem | null {
    const limit = this.info()?.policy.textCodePoints ?? Infinity;
    if (!composer.text.trim()) {
      return problemHere('empty');
    }
    if (composer.purpose !== 'edit' && this.slow.left) {
      return problemHere('too_many_requests');
    }
    if (codePoints(composer.text) > limit) {
      return problemHere('body_too_large');
    }
    return this.session.token || this.name.trim() ? null : problemHere('no_name');
  }

  private async signIn(): Promise<void> {
    if (!this.session.token) {
      await this.session.ask();
    }
    if (!this.session.token) {
      this.session.signedIn(await this.guest());
      this.scene.identified();
    }
  }

  /** A guest works a little for it where the server asks that, of everybody or because many come from here. */
  private async guest(): Promise<SignedIn> {
    const name = this.name.trim();
    try {
      return await this.calls.guest(name, this.info()?.guestProof ? await proofFor(this.site) : undefined);
    } catch (thrown) {
      if (asProblem(thrown).code === 'proof_required') {
        return this.calls.guest(name, await proofFor(this.site));
      }
      throw thrown;
    }
  }

  private async send(composer: Composer): Promise<void> {
    const { key, text, parentId, rootId } = composer;
    composer.clear();
    this.composers.put(composer, '[data-do="reply"]');
    void this.outbox.send({ key, text, parentId, rootId, at: new Date().toISOString(), state: 'sending' });
  }

  private async save(composer: Composer): Promise<void> {
    const about = composer.about!;
    const revision = about.latestRevision ?? about.revision;
    const { comment } = await this.calls.edit(about.id, composer.text, revision);
    this.reading.model.putOwn(comment);
    this.host.announce(this.host.words.say(comment.status === 'held' ? 'postedHeld' : 'saved'));
    this.composers.close(composer);
  }

  private async post(sending: Sending): Promise<Posted> {
    try {
      return await this.calls.post(this.page, sending.parentId, sending.text, sending.key);
    } catch (thrown) {
      const problem = asProblem(thrown);
      if (problem.status === 429) {
        this.slow.begin(problem.retryAfterSeconds);
      }
      throw thrown;
    }
  }

  private arrived(sending: Sending, { comment }: Posted): void {
    this.session.learn(comment.author);
    this.reading.showOwn(comment);
    this.composers.settle(sending.parentId);
    const held = comment.status === 'held';
    this.host.announce(this.host.words.say(held ? 'postedHeld' : 'posted'));
    this.host.tell('posted', { id: comment.id, status: comment.status });
    this.host.changed();
  }

  /** Brings the text back to where it was written, with the reason. */
  private refused(sending: Sending, problem: Problem): void {
    const parent = sending.parentId ? this.reading.model.find(sending.parentId) : undefined;
    const answerable = parent?.status === 'published';
    const open = answerable && (this.composers.at(parent.id) ?? this.composers.reply(parent));
    const composer = open || this.composers.main;
    const text = composer.text ? `${sending.text}\n\n${composer.text}` : sending.text;
    const key = problem.code === 'idempotency_mismatch' ? newKey() : sending.key;
    composer.restore(text, key, this.noted(problem));
    this.host.announce(explain(problem, this.host.words));
    this.host.changed();
  }

  /** What was being written below a comment outlives it: as a comment of its own. */
  private rescue(id: string): void {
    const composer = this.composers.at(id);
    if (!composer) {
      return;
    }
    const { text, key } = composer;
    const { main } = this.composers;
    this.composers.close(composer);
    if (text.trim()) {
      main.restore(main.text ? `${text}\n\n${main.text}` : text, key, problemHere('parent_not_visible'));
      this.host.focusOn('#text-new');
    }
    this.host.changed();
  }

  takeBack(sending: Sending): void {
    this.outbox.discard(sending);
    this.composers.main.restore(sending.text, sending.key, null);
    this.host.focusOn('#text-new');
    this.host.changed();
  }

  private noted(problem: Problem): Problem {
    if (problem.tokenRefused && this.session.token) {
      this.session.forget();
      this.scene.identified();
    }
    return problem;
  }
}
