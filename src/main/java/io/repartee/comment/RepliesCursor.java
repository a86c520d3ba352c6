package io.repartee.comment;

import io.repartee.web.IdCursor;
import java.util.List;
import java.util.UUID;

/** Where a list of replies, oldest first, goes on. */
final class RepliesCursor {
    /** Before the first reply. */
    static final UUID START = new UUID(0, 0);

    private static final char LIST = 'r';

    private RepliesCursor() {}

    static String after(List<Comment> shown) {
        return IdCursor.write(
                LIST, shown.isEmpty() ? START : shown.get(shown.size() - 1).id().value());
    }

    static UUID read(String cursor) {
        return IdCursor.read(LIST, cursor);
    }
}
