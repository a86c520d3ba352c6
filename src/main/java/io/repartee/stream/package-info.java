/** Streams of events with gapless numbers: reading them, ringing doorbells, and carrying them to sockets. Knows nothing of comments; what events are about comes through {@link io.repartee.stream.Contents}. */
package io.repartee.stream;
