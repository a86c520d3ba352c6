import { DiscussedElement } from './discussed-element.js';
import { QuoteElement } from './quote-element.js';
import { RelatedElement } from './related-element.js';

const elements = {
  'repartee-discussed': DiscussedElement,
  'repartee-related': RelatedElement,
  'repartee-quote': QuoteElement,
};
for (const [name, element] of Object.entries(elements)) {
  if (!customElements.get(name)) {
    customElements.define(name, element);
  }
}
