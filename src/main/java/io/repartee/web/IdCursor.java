package io.repartee.web;

import java.util.UUID;

/** Cursors of lists that are sorted by a UUID alone. */
public final class IdCursor {
    private static final int KEYS = 2;

    private IdCursor() {}

    /** @param list the list's letter, as {@link Cursors} takes it */
    public static String write(char list, UUID last) {
        return Cursors.write(list, last.getMostSignificantBits(), last.getLeastSignificantBits());
    }

    /** Throws {@code bad_cursor}. */
    public static UUID read(char list, String cursor) {
        long[] keys = Cursors.read(list, KEYS, cursor);
        return new UUID(keys[0], keys[1]);
    }
}
