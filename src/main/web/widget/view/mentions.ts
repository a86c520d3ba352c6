import { avatar, html } from '../borrowed.js';
import type { Composer } from '../writing/composer.js';
import type { WritingScene } from './scene.js';

/** The people who may be meant, below the text. The caret stays where it is. */
export function mentionsView({ words, author }: WritingScene, { id }: Composer) {
  const { mentions } = author;
  return html`<ul class="mentions" part="mentions" id="people-${id}" role="listbox" aria-label=${words.say('people')}>
    ${mentions.people.map(
      (person, n) => html`<li id="person-${id}-${n}" role="option" aria-selected=${n === mentions.chosen}
        @mousedown=${(event: Event) => {
          event.preventDefault();
          mentions.take(person, (event.currentTarget as HTMLElement).closest('form')!.querySelector('textarea')!);
        }}>${avatar(person)}<bdi>${person.name}</bdi></li>`,
    )}</ul>`;
}
