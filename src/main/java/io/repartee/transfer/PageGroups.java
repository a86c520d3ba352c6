package io.repartee.transfer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Hands out the pages of a file that are left, a group at a time and in their order, to however many merge at once: each page to one
 * of them. Thread-safe; blocks.
 */
final class PageGroups {
    private final ImportRun run;
    private long upTo;
    private boolean closed;

    PageGroups(ImportRun run) {
        this.run = run;
    }

    /**
     * Neighbours in the file.
     *
     * @param after the ordinal that all of theirs are above
     * @param upTo the last one's ordinal
     */
    record Group(long after, long upTo, long pages) {}

    /** The next ones, so many that their comments are not too many for one transaction; one page is never divided. */
    synchronized Optional<Group> next(Connection connection) throws SQLException {
        if (closed) {
            return Optional.empty();
        }
        try (PreparedStatement statement = connection.prepareStatement(MergeSql.NEXT_PAGES)) {
            statement.setInt(1, run.site());
            statement.setObject(2, run.id());
            statement.setLong(3, upTo);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                Group group = new Group(upTo, row.getLong(1), row.getLong(2));
                closed = group.pages() == 0;
                upTo = group.upTo();
                return closed ? Optional.empty() : Optional.of(group);
            }
        }
    }

    /** Nobody gets another one. */
    synchronized void close() {
        closed = true;
    }
}
