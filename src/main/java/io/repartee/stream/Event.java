package io.repartee.stream;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One row of a stream. It holds no text: what a reader sees is rendered from the comment as it is now.
 *
 * @param mark the unsigned 32-bit mark of this event
 * @param revision the comment's revision when it happened
 */
public record Event(
        long seq, long mark, EventType type, @Nullable UUID comment, int revision, Instant at) {}
