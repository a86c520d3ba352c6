import { EventStream } from './event-stream.js';
import { Probe } from './probe.js';
import { Polling } from './polling.js';
import type { Open } from '../transport.js';

export { Probe };

/** The ways to be live without a WebSocket, by their rung; loaded only where one is needed. */
export const sse: Open = (route, told) => new EventStream(route, told);
export const poll: Open = (route, told) => new Polling(route, told);
