import { html, nothing } from 'lit-html';
import type { NewSite, Operator, Site } from '../server-api.js';

/** What is shown to an operator, and what an operator can do. */
export interface Sites {
  operator: Operator;
  sites: Site[];
  /** The site that was just made. */
  fresh: Site | null;
  /** For one more operator. */
  link: string;
  why: string;
  add: (site: NewSite) => void;
  change: (site: NewSite) => void;
  desk: (site: string) => void;
  invite: () => void;
  leave: () => void;
}

export function sitesView(page: Sites) {
  return html`
    <header><h1>Sites</h1><p class="soft">${page.operator.name}
      <button class="button" @click=${page.leave}>Sign out</button></p></header>
    ${page.why ? html`<p class="problem" role="alert">${page.why}</p>` : nothing}
    ${page.fresh ? firstSteps(page.fresh, page.desk) : nothing}
    <ul class="sites">${page.sites.map(site => row(site, page))}</ul>
    ${form(page.add)}
    <section><h2>One more operator</h2>
      <p class="soft">Whoever has the link runs the server as you do. It is good for an hour, and once.</p>
      ${page.link ? html`<p><code>${page.link}</code></p>` : html`<button class="button" @click=${page.invite}>Make a link</button>`}
    </section>`;
}

function row(site: Site, { desk, change }: Sites) {
  return html`<li>
    <h2>${site.name} <code>${site.site}</code></h2>
    <p class="soft">${site.origins.join(' ') || 'No page may embed it yet'} ·
      ${site.moderation === 'pre' ? 'comments wait for a moderator' : 'comments appear at once'} ·
      ${site.guests ? 'guests' : 'no guests'}${site.declared ? ' · declared in the configuration' : ''}</p>
    <button class="button" @click=${() => desk(site.site)}>Open its desk</button>
    ${site.declared ? nothing : html`<details><summary>Change it</summary>
      <form class="new" @submit=${(event: SubmitEvent) => change(wanted(event, site.site))}>${fields(site)}
        <button class="button primary">Save</button></form></details>`}
  </li>`;
}

/** What the form says. */
function wanted(event: SubmitEvent, key: string): NewSite {
  event.preventDefault();
  const form = new FormData(event.target as HTMLFormElement);
  const text = (name: string) => String(form.get(name) ?? '').trim();
  const site = key || text('site');
  return {
    site,
    name: text('name') || site,
    origins: text('origins').split(/\s+/).filter(Boolean),
    moderation: form.get('pre') ? 'pre' : 'post',
    guests: Boolean(form.get('guests')),
  };
}

function fields(site: Partial<Site>) {
  return html`<label>Name <input name="name" maxlength="200" placeholder="The Daily" .value=${site.name ?? ''}></label>
    <label>Which pages may embed it <input name="origins" placeholder="https://www.daily.example" .value=${site.origins?.join(' ') ?? ''}></label>
    <label class="check"><input type="checkbox" name="guests" .checked=${!!site.guests}> A mere name is enough to comment</label>
    <label class="check"><input type="checkbox" name="pre" .checked=${site.moderation === 'pre'}> Comments wait for a moderator</label>`;
}

function form(add: (site: NewSite) => void) {
  return html`<form class="new" @submit=${(event: SubmitEvent) => add(wanted(event, ''))}><h2>A new site</h2>
    <label>Key, as it stands in addresses <input name="site" required pattern="[a-z0-9][a-z0-9_\\-]{0,63}" placeholder="daily"></label>
    ${fields({})}
    <button class="button primary">Make the site</button></form>`;
}

function firstSteps(site: Site, desk: (site: string) => void) {
  const snippet = `<script type="module" src="${location.origin}/embed.js"></script>
<repartee-comments site="${site.site}" page="your own id of the page"></repartee-comments>`;
  return html`<section class="steps" role="status"><h2>${site.name} is there</h2>
    <ol>
      <li>Put this on your pages: <pre><code>${snippet}</code></pre></li>
      <li>Let your readers sign in with your own accounts: make a key
        <button class="button" @click=${() => desk(site.site)}>at its desk</button>, or with
        <code>repartee key add --site ${site.site} --issuer https://www.daily.example</code></li>
      <li>Invite moderators: <code>repartee invite --site ${site.site} --role moderator</code></li>
    </ol></section>`;
}
