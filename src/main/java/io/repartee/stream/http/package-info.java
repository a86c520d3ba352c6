/**
 * The same streams over plain HTTP, for clients that no WebSocket reaches: a long poll that answers JSON, and server-sent
 * events. The way in is {@link io.repartee.stream.http.HttpStreams}; it uses the {@link io.repartee.stream.Feed} and the
 * {@link io.repartee.stream.LiveGate} as the sockets do.
 */
package io.repartee.stream.http;
