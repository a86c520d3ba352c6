import { html } from 'lit-html';
import type { Author } from '../../client/shapes.js';

const HUES = 8;

/** A picture, or the first letters of the name on a colour that is always the same for that person. */
export function avatar(author: Author | null) {
  if (author?.avatar) {
    return html`<img class="face" part="avatar" src=${author.avatar} alt="" loading="lazy" referrerpolicy="no-referrer">`;
  }
  return author
    ? html`<span class="face h${hue(author.id)}" part="avatar" aria-hidden="true">${initials(author.name)}</span>`
    : html`<span class="face" part="avatar" aria-hidden="true"></span>`;
}

function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const letters = [words[0], words.length > 1 ? words.at(-1) : ''].map(word => [...(word ?? '')][0] ?? '');
  return letters.join('').toLocaleUpperCase();
}

function hue(id: string): number {
  return [...id].reduce((sum, char) => (sum * 31 + char.charCodeAt(0)) % 997, 7) % HUES;
}
