import { html, nothing } from 'lit-html';
import { pagesView } from '../view/pages-view.js';
import { number, when } from '../view/time.js';
import { say } from '../words/words.js';
import type { TransferPage } from './page.js';
import { reportView } from './report-view.js';
import { EXPORTS, FORMATS, type ExportFormat, type ImportJob } from './transfer-api.js';

export function transferView(page: TransferPage) {
  return html`<p class="soft">${say('Comments come from another system, and everything can leave again. What is here already is never changed by a file.')}</p>
    ${bringView(page)}${pagesView(page.list, job => jobView(page, job), say('No file has been brought yet.'))}${exportView(page)}`;
}

function bringView(page: TransferPage) {
  const submit = (event: SubmitEvent) => (event.preventDefault(), void page.bring(event.target as HTMLFormElement));
  return html`<details class="panel" ?open=${page.list.items?.length === 0}><summary>${say('Bring comments from another system')}</summary>
    <form class="stack" @submit=${submit}>
      <label>${say('File, as that system wrote it; it may be gzipped')}<input name="file" type="file" required></label>
      <label>${say('System')}<select name="format"><option value="">${say('as the file says')}</option>${FORMATS.map(format => html`<option value=${format}>${format}</option>`)}</select></label>
      <label class="check"><input type="checkbox" name="byIdentifier">${say('Pages are known here by the publisher’s own identifier, not by their address')}</label>
      <label>${say('Addresses that begin otherwise here')}<textarea name="moved" rows="2" dir="ltr" spellcheck="false" placeholder="https://old.example/=https://www.example/"></textarea></label>
      ${page.refused ? html`<p class="problem" role="alert">${page.refused.fields[0]?.detail ?? page.refused.message}</p>` : nothing}
      <div class="acts end"><button class="button strong" ?disabled=${page.upload !== null}>${say('Bring it, and tell me what it holds')}</button></div>
    </form></details>`;
}

const STATES: Record<ImportJob['state'], string> = {
  uploading: 'is being brought',
  waiting: 'waits for its turn',
  running: 'at work',
  checked: 'read; nothing is merged yet',
  done: 'merged',
  failed: 'refused',
  cancelled: 'cancelled',
};

function jobView(page: TransferPage, job: ImportJob) {
  return html`<li class="row import ${job.state}"><div>
    <p><b dir="auto">${job.name}</b> ${job.format ? html`<span class="tag">${job.format}</span>` : nothing} <span class="soft">${when(job.createdAt)}</span> <span class="state-of">${say(STATES[job.state])}</span></p>
    ${progressView(job)}
    ${job.problem ? html`<p class="problem" role="alert"><bdi>${job.problem}</bdi></p>` : nothing}
    ${job.report ? reportView(job.report) : nothing}
    <div class="acts">${actsView(page, job)}</div>
  </div></li>`;
}

function progressView({ state, bytes, received, progress }: ImportJob) {
  if (state === 'uploading') {
    return html`<progress max=${bytes} value=${received} aria-label=${say('Brought')}></progress>`;
  }
  if (state !== 'running') {
    return nothing;
  }
  return progress.mergeAll
    ? html`<progress max=${progress.mergeAll} value=${progress.merged} aria-label=${say('Merged')}></progress>`
    : html`<progress max=${bytes} value=${progress.bytesRead} aria-label=${say('Read')}></progress>
      <p class="soft">${say('entries read: {n}', { n: number(progress.entries) })}</p>`;
}

function actsView(page: TransferPage, job: ImportJob) {
  const whole = job.received === job.bytes;
  const atWork = job.state === 'waiting' || job.state === 'running' || job.state === 'uploading';
  const merge = job.state === 'checked' || (!atWork && job.state !== 'done' && whole && !job.dryRun);
  return html`
    ${merge ? html`<button class="button strong" @click=${() => page.run(job, false)}>${job.state === 'checked' ? say('Merge it now') : say('Go on')}</button>` : nothing}
    ${!atWork && !merge && job.state !== 'done' && whole ? html`<button class="button" @click=${() => page.run(job, true)}>${say('Read it again')}</button>` : nothing}
    ${atWork ? html`<button class="button" @click=${() => page.cancel(job)}>${say('Cancel')}</button>`
      : html`<button class="button" @click=${() => page.forget(job)}>${say('Forget the file')}</button>`}`;
}

const KINDS: Record<ExportFormat, string> = {
  ndjson: 'Everything (loses nothing)',
  disqus: 'Pages and comments, as Disqus has them',
  wxr: 'Pages and comments, as WordPress has them',
};

function exportView(page: TransferPage) {
  const submit = (event: SubmitEvent) => (event.preventDefault(), void page.export(new FormData(event.target as HTMLFormElement).get('as') as ExportFormat));
  return html`<form class="panel stack export" @submit=${submit}><h2>${say('Take everything away')}</h2>
    <label>${say('As')}<select name="as">${EXPORTS.map(format => html`<option value=${format}>${say(KINDS[format])}</option>`)}</select></label>
    <div class="acts">${page.download
      ? html`<progress aria-label=${say('Exporting')}></progress><span>${say('{n} kB so far', { n: number(Math.round(page.download.bytes / 1000)) })}</span>
        <button type="button" class="button" @click=${() => page.download?.stop()}>${say('Cancel')}</button>`
      : html`<button class="button strong">${say('Export')}</button>`}</div></form>`;
}
