import { html, nothing } from 'lit-html';
import { reasonNamed } from '../site/reasons.js';
import { pagesView } from '../view/pages-view.js';
import { when } from '../view/time.js';
import { say } from '../words/words.js';
import { entryName } from './names.js';
import type { AuditEntry } from './audit-api.js';
import type { AuditPage } from './page.js';

export function auditView(page: AuditPage) {
  return html`<p class="soft">${say('Nothing in this log can be changed unnoticed: each entry is sealed with the one before.')}
      ${page.mayExport ? html`<button class="link" @click=${() => page.export()}>${say('Export it')}</button>` : nothing}</p>
    ${pagesView(page.list, entryView, say('Nothing yet.'))}`;
}

function entryView({ seq, at, kind, actor, subject, detail, erased, hash }: AuditEntry) {
  return html`<li class="row entry"><div>
    <p><b>${say(entryName(kind))}</b> <span class="soft">· ${when(at)} · ${seq === null ? say('not sealed yet') : html`#${seq}`}</span></p>
    ${erased ? html`<p class="soft">${say('erased')}</p>` : detailView(kind, detail)}
    <details><summary>${say('Marks')}</summary>${kind === 'decision' ? listView(detail) : nothing}<dl class="marks">
      ${markView(say('by'), actor ?? say('the operator'))}${markView(say('about'), subject)}${markView(say('hash'), hash)}</dl></details>
  </div></li>`;
}

function markView(name: string, value: string | null) {
  return value ? html`<div><dt>${name}</dt><dd dir="ltr"><code>${value}</code></dd></div>` : nothing;
}

/** The log keeps statuses as numbers. */
const STATUSES = ['published', 'held', 'rejected', 'spam', 'deleted'];

/** What was done: a decision in words, everything else as the log has it. */
function detailView(kind: string, detail: AuditEntry['detail']) {
  const { by, before, after, reason, note } = detail ?? {};
  return kind === 'decision' && STATUSES[Number(after)]
    ? html`<p><bdi>${by}</bdi>: ${say(STATUSES[Number(before)] ?? '')} → <b class="is-${STATUSES[Number(after)]}">${say(STATUSES[Number(after)]!)}</b>${reason ? html` · ${say(reasonNamed(String(reason)))}` : nothing}</p>
        ${note ? html`<p class="soft" dir="auto">${note}</p>` : nothing}`
    : listView(detail);
}

function listView(detail: AuditEntry['detail']) {
  const all = Object.entries(detail ?? {}).filter(([, value]) => value !== null && value !== '');
  return all.length
    ? html`<dl class="marks">${all.map(([name, value]) => html`<div><dt>${name}</dt><dd dir="auto">${typeof value === 'object' ? JSON.stringify(value) : String(value)}</dd></div>`)}</dl>`
    : nothing;
}
