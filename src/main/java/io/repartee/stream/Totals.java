package io.repartee.stream;

import java.nio.charset.StandardCharsets;

/**
 * Totals of a stream that is in no log, votes for one: absolute, and with a version that grows by one with each change that
 * is committed, so that what is newer is known by its number.
 *
 * @param tally the version that these bring a reader to
 * @param membersJson the members of the frame beside its type and its stream, as JSON without braces
 * @param more whether there are newer ones still
 */
public record Totals(long tally, byte[] membersJson, boolean more) {
    /** The message whole, for listeners who know the stream by that name. */
    public byte[][] message(String quotedName) {
        return new byte[][] {
            ("{\"type\":\"votes\",\"stream\":" + quotedName + ',').getBytes(StandardCharsets.UTF_8), membersJson, {'}'}
        };
    }
}
