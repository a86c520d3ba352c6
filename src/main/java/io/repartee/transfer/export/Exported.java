package io.repartee.transfer.export;

import java.util.Set;

/**
 * A table of which a site's rows are exported, a line for each, as they are.
 *
 * @param belongs what a row is part of, which says when it is taken over again
 * @param order what the rows are sorted by; unique, and served by an index
 * @param without columns that stay here: secrets, and what only this server needs
 * @param more columns that the table does not have, as SQL over its alias {@code t}; empty for none
 */
public record Exported(String table, Belongs belongs, String order, Set<String> without, String more) {
    /** What a row is part of. */
    public enum Belongs {
        /** The site itself. */
        SITE,
        THREAD,
        COMMENT
    }

    static Exported site(String table, String order) {
        return new Exported(table, Belongs.SITE, order, Set.of(), "");
    }

    static Exported thread(String table, String order) {
        return new Exported(table, Belongs.THREAD, order, Set.of(), "");
    }

    static Exported comment(String table, String order) {
        return new Exported(table, Belongs.COMMENT, order, Set.of(), "");
    }

    Exported without(String... columns) {
        return new Exported(table, belongs, order, Set.of(columns), more);
    }

    Exported with(String column) {
        return new Exported(table, belongs, order, without, column);
    }
}
