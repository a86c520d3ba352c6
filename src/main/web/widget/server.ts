/** The server this script came from. */
export const SERVER = new URL('.', import.meta.url).href.replace(/\/$/, '');
