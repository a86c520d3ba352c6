import type { Acting } from '../acting/acting.js';
import { html, problemHere } from '../borrowed.js';
import type { ActingScene } from '../view/scene.js';
import type { Matter } from './own.js';

/** What is kept about the reader: all of it on a page to take along, or gone for good. */
export class Kept implements Matter {
  private asking = false;

  constructor(private readonly acting: Acting) {}

  view({ words }: ActingScene) {
    return html`<section><h4>${words.say('yourData')}</h4>${this.asking
      ? html`<p role="alert">${words.say('eraseSure')}</p>
          <div class="buttons"><button class="link danger" data-do="erase-sure" @click=${() => this.erase()}>${words.say('eraseYes')}</button>
            <button class="button" part="button" @click=${() => this.ask(false)}>${words.say('eraseNo')}</button></div>`
      : html`<div class="buttons"><button class="link" data-do="download" @click=${() => this.download('html')}>${words.say('download')}</button>
            <button class="link" data-do="download-json" @click=${() => this.download('json')}>JSON</button>
            <button class="link danger" data-do="erase" @click=${() => this.ask(true)}>${words.say('erase')}</button></div>`}</section>`;
  }

  private ask(asking: boolean): void {
    this.asking = asking;
    this.acting.scene.host.changed();
  }

  private async download(format: 'html' | 'json'): Promise<void> {
    try {
      const answer = await this.asked(`/accounts/me/export?format=${format}`);
      const link = document.createElement('a');
      link.href = URL.createObjectURL(await answer.blob());
      link.download = `about-me.${format}`;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    } catch (thrown) {
      this.acting.failed(thrown);
    }
  }

  private async erase(): Promise<void> {
    try {
      await this.asked('/accounts/me', 'DELETE');
      this.acting.leave();
      this.acting.toast(this.acting.scene.host.words.say('erased'));
    } catch (thrown) {
      this.acting.failed(thrown);
    }
  }

  /** An answer that is not JSON. What is asked for first renews the token if it must be. */
  private async asked(path: string, method = 'GET'): Promise<Response> {
    const { site, session } = this.acting.scene;
    await site.signed('/accounts/me');
    const answer = await fetch(site.at(path), { method, headers: { authorization: `Bearer ${session.token}` }, credentials: 'omit' });
    if (!answer.ok) {
      throw problemHere(`http_${answer.status}`);
    }
    return answer;
  }
}
