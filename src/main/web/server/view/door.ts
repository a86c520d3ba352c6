import { html, nothing } from 'lit-html';

const WORDS = {
  operator: { title: 'Run this server', text: 'Whoever uses this link runs the server. It is good once.', button: 'Become the operator' },
  invitation: { title: 'You are invited', text: 'You are asked to help with the comments of a site. What should others call you?', button: 'Accept' },
  none: { title: 'Operators', text: 'Sign in with a link. The server prints one with', button: '' },
};

/** What a link opens: a name is all that is asked. Without `enter` there is nothing to be done with it any more. */
export function doorView(kind: keyof typeof WORDS, why: string, enter: ((name: string) => void) | null) {
  const { title, text, button } = WORDS[kind];
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    enter?.(String(new FormData(event.target as HTMLFormElement).get('name')).trim());
  };
  return html`<div class="door"><form @submit=${submit}>
    <img src="../desk/icon.svg" alt="" width="44" height="44">
    <h1>${title}</h1>
    <p class="soft">${text} ${kind === 'none' ? html`<code>repartee operator</code>` : nothing}</p>
    ${why ? html`<p class="problem" role="alert">${why}</p>` : nothing}
    ${enter ? html`<label>Your name <input name="name" required maxlength="40" autocomplete="name"></label>
    <button class="button primary">${button}</button>` : nothing}
  </form></div>`;
}
