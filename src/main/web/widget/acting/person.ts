import type { Author } from '../../client/shapes.js';
import { asProblem, avatar, explain, html, nothing } from '../borrowed.js';
import type { Problem } from '../../client/problem.js';
import type { ActingScene, Scene } from '../view/scene.js';
import { frame, type Dialog } from './dialog.js';
import { writtenView, type Written } from './written.js';

interface Profile extends Author {
  since: string;
  commentCount: number;
}

/** What every reader may know of somebody: since when they are here, and what they wrote. */
export class PersonDialog implements Dialog {
  private known: (Profile & { written: Written }) | null = null;
  private problem: Problem | null = null;

  constructor(scene: Scene, private readonly author: Author) {
    void this.ask(scene);
  }

  view(scene: ActingScene) {
    const { words } = scene;
    const { author, known, problem } = this;
    return frame(
      scene,
      'drawer',
      words.say('about', { name: author.name }),
      html`<p class="person">${avatar(author)}<bdi>${author.name}</bdi></p>
        ${known
          ? html`<p class="muted">${words.say('since', { time: words.times.dated(known.since) })} · ${words.say('count', { n: known.commentCount })}</p>
              ${writtenView(scene, known.written)}`
          : problem ? nothing : html`<p class="muted">${words.say('loading')}</p>`}
        ${problem ? html`<p class="problem" role="alert">${explain(problem, words)}</p>` : nothing}`,
    );
  }

  private async ask({ site, host }: Scene): Promise<void> {
    const at = `/profiles/${this.author.id}`;
    try {
      const [profile, written] = await Promise.all([site.signed<Profile>(at), site.signed<Written>(`${at}/comments`)]);
      this.known = { ...profile, written };
    } catch (thrown) {
      this.problem = asProblem(thrown);
    }
    host.changed();
  }
}
