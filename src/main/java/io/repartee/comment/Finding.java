package io.repartee.comment;

import java.util.Locale;
import java.util.Optional;

/**
 * What one check found in a text, for moderators to see why. Immutable.
 *
 * @param phase the stable name of the check, as {@code docs/moderation.md} lists it
 * @param ruling what the check alone asks for
 * @param saw what it saw, in words or as the very text, at most 200 characters
 * @param span where in the source as typed, when it is in one place
 */
public record Finding(String phase, Ruling ruling, String saw, Optional<Span> span) {
    /** What a check asks for; of several findings the strictest counts, and the order here is that of strictness. */
    public enum Ruling {
        PUBLISH,
        HOLD,
        SPAM,
        REJECT;

        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A part of the source: UTF-16 offsets as {@link String#substring(int, int)} takes them. */
    public record Span(int from, int to) {}
}
