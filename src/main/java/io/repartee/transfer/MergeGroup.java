package io.repartee.transfer;

import io.repartee.ids.SiteId;
import io.repartee.thread.Page;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Brings a group of pages with their comments to where they live, in one transaction that keeps to the order of locks, so that readers
 * and other groups may write meanwhile. One thread; blocks.
 */
final class MergeGroup {
    private static final String DEADLOCK = "40P01";
    private static final int MOST_TRIES = 8;

    private final Connection connection;
    private final ImportRun run;
    private final int mostAncestors;

    MergeGroup(Connection connection, ImportRun run, int mostAncestors) {
        this.connection = connection;
        this.run = run;
        this.mostAncestors = mostAncestors;
    }

    /** How many comments are new here. All of the group is committed then, or with an exception nothing. */
    long merge(PageGroups.Group group) throws SQLException {
        for (int tries = 1; ; tries++) {
            try {
                long fresh = stage(group);
                if (write() == fresh) {
                    statement(MergeSql.DONE, run.site(), run.id());
                    count(fresh);
                    connection.commit();
                    return fresh;
                }
                // another import brought some of the same comments meanwhile: what they count is to be found out again
                connection.rollback();
            } catch (SQLException e) {
                connection.rollback();
                if (!DEADLOCK.equals(e.getSQLState()) || tries == MOST_TRIES) {
                    throw e;
                }
            }
        }
    }

    private long stage(PageGroups.Group group) throws SQLException {
        int site = run.site();
        statement(MergeSql.GROUP, site, run.id(), group.after(), group.upTo());
        nameThreads();
        statement(MergeSql.THREADS, site);
        statement(MergeSql.ALIASES, site);
        statement(MergeSql.COMMENTS, site, run.id());
        statement("create index on merging (ref)");
        statement("create index on merging (comment_id)");
        statement("analyze merging");
        statement(MergeSql.PARENTS, run.source());
        statement("create index on merging (parent_id)");
        statement(MergeSql.PATHS, mostAncestors, mostAncestors);
        statement(MergeSql.ACCOUNTS);
        statement(MergeSql.CLAIMS);
        return number(MergeSql.FRESH);
    }

    private long write() throws SQLException {
        int written = statement(MergeSql.INSERT, run.id());
        statement("analyze merged");
        statement(MergeSql.REFERENCES, run.source());
        return written;
    }

    private void count(long written) throws SQLException {
        if (written == 0) {
            return;
        }
        int site = run.site();
        statement(MergeSql.LOCK_OLDER, site);
        statement(MergeSql.OLDER_REPLY_COUNTS, site);
        statement(MergeSql.THREAD_COUNTS, site);
        statement(MergeSql.EVENTS, site);
        statement(MergeSql.SITE_COUNTS, site);
        statement(MergeSql.ADDED, written, site, run.id());
    }

    private void nameThreads() throws SQLException {
        statement(MergeSql.KNOWN_THREADS, run.site());
        List<String> pages = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(MergeSql.PAGES_WITHOUT_THREAD);
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                pages.add(rows.getString(1));
            }
        }
        SiteId site = new SiteId(run.site());
        try (PreparedStatement name = connection.prepareStatement(MergeSql.NAME_THREAD)) {
            for (String page : pages) {
                name.setObject(1, new Page(page).unwrittenThread(site).value());
                name.setString(2, page);
                name.addBatch();
            }
            name.executeBatch();
        }
    }

    private long number(String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /** The number of rows it wrote, made or found. */
    private int statement(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            return statement.execute() ? 0 : statement.getUpdateCount();
        }
    }
}
