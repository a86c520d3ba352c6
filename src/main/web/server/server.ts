import { html, render } from 'lit-html';
import { asProblem } from '../client/problem.js';
import { addSite, changeSite, inviteOperator, passFor, signIn, sitesOf, whoIs, type Operator, type Site } from './server-api.js';
import { accept } from './invitation.js';
import { keptToken, keepToken, linkIn, type Link } from './links.js';
import { doorView } from './view/door.js';
import { sitesView } from './view/sites.js';

/** The page to which links lead: of operators, who make sites here, and of people who are invited to one. */
class ServerPage {
  private operator: Operator | null = null;
  private sites: Site[] = [];
  private fresh: Site | null = null;
  private link = '';
  private why = '';

  constructor(private readonly root: HTMLElement) {
    addEventListener('hashchange', () => this.arrive());
  }

  arrive(): void {
    const link = linkIn(location.hash);
    if (link) {
      history.replaceState(null, '', location.pathname);
      this.door(link);
    } else {
      void this.open(keptToken());
    }
  }

  private door(link: Link, why = ''): void {
    this.draw(doorView(link.kind, why, name => this.enter(this.through(link, name), again => this.door(link, again))));
  }

  private async through(link: Link, name: string): Promise<void> {
    if (link.kind === 'operator') {
      await this.open((await signIn(link.token, name)).token);
    } else {
      const { token, refresh } = await accept(link.site, link.token, name);
      goToDesk(link.site, token, refresh);
    }
  }

  /** Tries; what went wrong is said where it was tried. */
  private enter(attempt: Promise<void>, wrong: (why: string) => void): void {
    attempt.catch(thrown => wrong(asProblem(thrown).message));
  }

  private async open(token: string | null): Promise<void> {
    keepToken(token);
    this.operator = token ? await whoIs(token).catch(() => null) : null;
    if (!token || !this.operator) {
      keepToken(null);
      this.draw(doorView('none', '', null));
      return;
    }
    this.sites = await sitesOf(token);
    this.show(token);
  }

  private show(token: string): void {
    const attempt = (doing: Promise<void>) => this.enter(doing, why => {
      this.why = why;
      this.show(token);
    });
    this.draw(sitesView({
      operator: this.operator!,
      sites: this.sites,
      fresh: this.fresh,
      link: this.link,
      why: this.why,
      add: wanted => attempt(addSite(token, wanted).then(made => {
        this.why = '';
        this.fresh = made;
        this.sites = [...this.sites, made];
        this.show(token);
      })),
      change: wanted => attempt(changeSite(token, wanted).then(changed => {
        this.why = '';
        this.sites = this.sites.map(site => (site.site === changed.site ? changed : site));
        this.show(token);
      })),
      desk: site => attempt(passFor(token, site).then(pass => goToDesk(site, pass))),
      invite: () => attempt(inviteOperator(token).then(made => {
        this.link = made.link;
        this.show(token);
      })),
      leave: () => void this.open(null),
    }));
  }

  private draw(view: unknown): void {
    render(html`${view}`, this.root);
  }
}

function goToDesk(site: string, token: string, refresh = ''): void {
  const more = refresh && `&refresh=${encodeURIComponent(refresh)}`;
  location.assign(`../desk/#site=${encodeURIComponent(site)}&token=${encodeURIComponent(token)}${more}`);
}

new ServerPage(document.getElementById('server')!).arrive();
