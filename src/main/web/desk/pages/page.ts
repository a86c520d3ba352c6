import { asProblem, type Problem } from '../../client/problem.js';
import { callsOf } from '../renewal.js';
import { addressOf, type Route } from '../route.js';
import type { Section } from '../sections.js';
import type { Session } from '../session.js';
import { say } from '../words/words.js';
import { type Edit, type EditedPage, PagesApi } from './pages-api.js';
import { editorsView } from './view.js';

/** What editors say about a page: what its conversation begins with, what stands above it, when it is open. */
export class EditorsPage implements Section {
  readonly title = say('Pages');
  found: EditedPage | null = null;
  refused: Problem | null = null;
  private readonly api: PagesApi;

  constructor(
    readonly session: Session,
    route: Route,
  ) {
    this.api = new PagesApi(...callsOf(session.pass));
    if (route.name) {
      void this.attempt(() => this.api.find(route.name));
    }
  }

  view() {
    return editorsView(this);
  }

  /** The address names the page, so that it can be passed on. */
  open(key: string): void {
    const address = addressOf('pages', key);
    if (location.hash === address) {
      void this.attempt(() => this.api.find(key));
    } else {
      location.hash = address;
    }
  }

  async change(edit: Edit): Promise<void> {
    const { page } = this.found!;
    if (await this.attempt(() => this.api.change(page, edit))) {
      this.session.tell({ words: 'Saved. Readers see it at once.' });
    }
  }

  private async attempt(how: () => Promise<EditedPage>): Promise<boolean> {
    this.refused = null;
    try {
      this.found = await how();
    } catch (thrown) {
      this.refused = asProblem(thrown);
    }
    this.session.changed();
    return !this.refused;
  }
}

export function open(session: Session, route: Route): Section {
  return new EditorsPage(session, route);
}
