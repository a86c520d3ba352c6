package io.repartee.stream;

/**
 * Consecutive events of one stream, encoded once for everybody: from the one after {@code after} to the one at
 * {@code position}. Immutable; the body is never written after construction.
 *
 * @param body the members {@code "events":[…],"position":{…},"counts":{…}} of a frame, UTF-8 JSON without the braces
 */
public record Batch(StreamId stream, long after, Position position, byte[] body) {}
