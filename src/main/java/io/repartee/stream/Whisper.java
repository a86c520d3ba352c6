package io.repartee.stream;

import java.util.Arrays;

/**
 * A frame for the sockets of a stream that is in no log. Immutable; the frame is never written after construction.
 *
 * @param key a later whisper with this key takes its place
 * @param keptMs for how long those who subscribe later are told it too; 0 for not at all
 */
public record Whisper(StreamId stream, String key, byte[] frame, long keptMs) {
    private static final int LONGEST_KEY = 100;

    /** What a later one replaces. */
    record Place(StreamId stream, String key) {}

    public Whisper {
        if (frame.length > Whispers.MOST_BYTES || has(frame, '\n') || has(frame, '\0')) {
            throw new IllegalArgumentException("a whisper is one line of at most " + Whispers.MOST_BYTES + " bytes");
        }
        if (key.length() > LONGEST_KEY || key.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a whisper's key is at most %d characters".formatted(LONGEST_KEY));
        }
        if (keptMs < 0) {
            throw new IllegalArgumentException("a whisper is kept for some time or not at all");
        }
    }

    Place place() {
        return new Place(stream, key);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Whisper that
                && place().equals(that.place())
                && keptMs == that.keptMs
                && Arrays.equals(frame, that.frame);
    }

    @Override
    public int hashCode() {
        return place().hashCode();
    }

    private static boolean has(byte[] bytes, char wanted) {
        for (byte one : bytes) {
            if (one == wanted) {
                return true;
            }
        }
        return false;
    }
}
