package io.repartee.transfer;

import io.repartee.ids.SiteId;
import io.repartee.thread.Page;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * Brings what is laid down to where comments live, a group of pages in one transaction: broken off anywhere, it goes on with
 * the first page that is not merged. It keeps to the order of locks, so readers may write meanwhile. One thread; blocks.
 */
final class Merge {
    /** Another import brought some of the same comments meanwhile: what they count is to be found out again. */
    private static final long OVERTAKEN = -1;

    private final Connection connection;
    private final ImportRun run;
    private final int mostAncestors;
    private final LongConsumer progress;

    Merge(Connection connection, ImportRun run, int mostAncestors, LongConsumer progress) {
        this.connection = connection;
        this.run = run;
        this.mostAncestors = mostAncestors;
        this.progress = progress;
    }

    /** How many comments are new here. */
    long all() throws SQLException {
        statement("set work_mem = '32MB'");
        statement("set gin_pending_list_limit = '32MB'"); // what is taken into the search is sorted in larger parts
        connection.commit();
        long pages = 0;
        long comments = 0;
        while (true) {
            int group = statement(MergeSql.GROUP, run.site(), run.id());
            if (group == 0) {
                connection.rollback();
                return comments;
            }
            long written = group();
            if (written == OVERTAKEN) {
                connection.rollback();
                continue;
            }
            comments += written;
            connection.commit();
            pages += group;
            progress.accept(pages);
        }
    }

    private long group() throws SQLException {
        int site = run.site();
        nameThreads();
        statement(MergeSql.THREADS, site, site, run.id());
        statement(MergeSql.ALIASES, site);
        statement(MergeSql.COMMENTS, site, run.id());
        statement("create index on merging (ref)");
        statement("create index on merging (comment_id)");
        statement("create index on merging (parent_id)");
        statement("analyze merging");
        statement(MergeSql.PARENTS, run.source());
        statement(MergeSql.PATHS, mostAncestors, mostAncestors);
        statement(MergeSql.CIRCLES);
        statement(MergeSql.ACCOUNTS);
        statement(MergeSql.CLAIMS);
        long fresh = number(MergeSql.FRESH);
        int written = statement(MergeSql.INSERT, run.id());
        if (written != fresh) {
            return OVERTAKEN;
        }
        statement("analyze merged");
        statement(MergeSql.SEARCH, run.id());
        statement(MergeSql.REFERENCES, run.source());
        if (written > 0) {
            count(site);
        }
        statement(MergeSql.DONE, site, run.id());
        return written;
    }

    private void count(int site) throws SQLException {
        statement(MergeSql.LOCK_OLDER, site);
        statement(MergeSql.OLDER_REPLY_COUNTS, site);
        statement(MergeSql.THREAD_COUNTS, site);
        statement(MergeSql.EVENTS, site);
        statement(MergeSql.SITE_COUNTS, site);
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
