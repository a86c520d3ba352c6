import { html } from '../borrowed.js';

const PATHS = {
  up: 'M12 5l7 8h-4v6H9v-6H5z',
  bell: 'M12 3a6 6 0 0 0-6 6v4l-2 3v1h16v-1l-2-3V9a6 6 0 0 0-6-6zM9.5 19a2.5 2.5 0 0 0 5 0z',
  follow: 'M12 3.5l2.6 5.4 5.9.8-4.3 4.1 1 5.9-5.2-2.8-5.2 2.8 1-5.9L3.500 9.700l5.900-.8z',
  smile: 'M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18zM8.500 10v.1M15.500 10v.1M8 14.500c2 2.700 6 2.700 8 0',
  more: 'M5.500 12v.1M12 12v.1M18.500 12v.1',
  close: 'M6 6l12 12M18 6L6 18',
};

/** A sign for the eye; what it means is said by the button that it stands in. */
export function icon(name: keyof typeof PATHS) {
  return html`<svg class="icon i-${name}" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d=${PATHS[name]} /></svg>`;
}
