/** The part that makes a page live; it comes after what is seen first, which its positions make safe. */
export { watchCalmly } from './calm.js';
export { sharedConnection } from './shared.js';
