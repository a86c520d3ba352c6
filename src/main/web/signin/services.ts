import { asProblem, Problem } from '../client/problem.js';
import type { Returned, Sent, SignInApi, Way } from './api.js';
import { tellLinked, tokenOfOpener } from './door.js';
import type { Page } from './page.js';
import { go, keepWay, type Way as Kept } from './way.js';

/** What the codes of letters mean of a way to another service. */
const OF_A_WAY: Record<string, string> = { link_expired: 'way_expired', link_used: 'way_used', link_invalid: 'way_invalid' };

/** Other services that may say who somebody is: the way there, and back. */
export class Services {
  /** The one that this is about, as people know it. */
  name = '';

  constructor(
    private readonly page: Page,
    private readonly api: SignInApi,
  ) {}

  get offered(): Way[] {
    return this.page.ways.filter(way => way.method === 'oidc');
  }

  go({ provider, name }: Way): Promise<void> {
    return this.page.run(async () => {
      const sent = await this.api.toService(provider!);
      this.name = name ?? provider!;
      await this.leave(sent, this.page.origin!, false);
    });
  }

  /** Somebody who is signed in on the page that opened this window wants one more way in. */
  async link(provider: string): Promise<void> {
    const { page } = this;
    const { origin } = page;
    if (!origin || !window.opener) {
      return page.stop(origin ? 'noOpener' : 'nowhere');
    }
    page.view = 'leaving';
    await page.run(async () => {
      await page.look();
      this.name = this.offered.find(one => one.provider === provider)?.name ?? provider;
      const token = await tokenOfOpener(page.site, origin);
      if (!token) {
        return page.stop('noOpener');
      }
      page.view = 'linked';
      await this.leave(await this.api.toLink(provider, token), origin, true);
    });
  }

  /** From another service. What this window has kept says what for; without it the answer may be somebody else's. */
  async comeBack(returned: Returned, way: Kept | null): Promise<void> {
    const { page } = this;
    if (!way || !window.opener) {
      return page.stop(way ? 'noOpener' : 'wayLost');
    }
    this.name = way.name;
    page.view = 'leaving';
    await page.run(async () => {
      await page.look();
      try {
        const answer = await this.api.fromService(returned, way.secret);
        'linked' in answer ? this.finish(answer.linked.provider) : page.finish(answer);
      } catch (thrown) {
        page.view = way.links ? 'linked' : page.first;
        const { code, status, message, fields } = asProblem(thrown);
        throw new Problem(OF_A_WAY[code] ?? code, status, message, fields);
      }
    });
  }

  private async leave(sent: Sent, origin: string, links: boolean): Promise<void> {
    const { site, guestName } = this.page;
    try {
      keepWay(site, { secret: sent.secret, origin, name: this.name, links, language: document.documentElement.lang, guest: guestName });
    } catch {
      throw new Problem('no_storage', 0, 'sessionStorage is not there');
    }
    this.page.view = 'leaving';
    this.page.changed();
    await go(sent);
  }

  private finish(provider: string): void {
    this.page.show('linked');
    tellLinked(this.page.site, this.page.origin!, provider);
    setTimeout(() => window.close(), 300);
  }
}
