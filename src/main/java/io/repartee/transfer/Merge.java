package io.repartee.transfer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Brings what is laid down to where comments live: first who wrote and how much is on which page, then the pages, in groups, by
 * {@value #WRITERS} connections at once. Broken off anywhere, it goes on with the pages that are not merged. Blocks.
 */
final class Merge {
    /** One core would otherwise wait for the other: a connection's statements run one after the other. */
    private static final int WRITERS = 2;

    private final Connections connections;
    private final ImportRun run;
    private final int mostAncestors;
    private final ImportProgress progress;
    private final PageGroups groups;
    private final AtomicLong pages = new AtomicLong();
    private final AtomicLong comments = new AtomicLong();
    private volatile long allPages;

    /** Where they come from. */
    @FunctionalInterface
    interface Connections {
        /** A new one, whose transactions are ended by whoever uses it. */
        Connection open() throws SQLException;
    }

    Merge(Connections connections, ImportRun run, int mostAncestors, ImportProgress progress) {
        this.connections = connections;
        this.run = run;
        this.mostAncestors = mostAncestors;
        this.progress = progress;
        this.groups = new PageGroups(run);
    }

    /**
     * How many comments are new here.
     *
     * @param first the connection that this file belongs to; it is one of those that write
     */
    long all(Connection first) throws SQLException {
        prepare(first);
        allPages = prepareGround(first);
        ExecutorService others = Executors.newFixedThreadPool(WRITERS - 1, Merge::thread);
        try {
            List<Future<?>> helping = new ArrayList<>();
            for (int i = 1; i < WRITERS; i++) {
                helping.add(others.submit(() -> {
                    try (Connection connection = connections.open()) {
                        prepare(connection);
                        work(connection);
                        return null;
                    }
                }));
            }
            await(first, helping);
        } finally {
            others.shutdown();
        }
        return comments.get();
    }

    /** Everybody ends with the group under way when one fails; the first failure is what the caller hears. */
    private void await(Connection first, List<Future<?>> helping) throws SQLException {
        Throwable failed = null;
        try {
            work(first);
        } catch (SQLException | RuntimeException e) {
            failed = e;
        }
        for (Future<?> other : helping) {
            try {
                other.get();
            } catch (ExecutionException e) {
                failed = failed == null ? e.getCause() : failed;
            } catch (InterruptedException e) {
                groups.close();
                Thread.currentThread().interrupt();
                throw new SQLException("interrupted", e);
            }
        }
        if (failed instanceof SQLException refused) {
            throw refused;
        } else if (failed instanceof RuntimeException stopped) {
            throw stopped;
        } else if (failed != null) {
            throw new SQLException(failed);
        }
    }

    private void work(Connection connection) throws SQLException {
        MergeGroup merge = new MergeGroup(connection, run, mostAncestors);
        boolean whole = false;
        try {
            var group = groups.next(connection);
            while (group.isPresent()) {
                comments.addAndGet(merge.merge(group.get()));
                tell(group.get().pages());
                group = groups.next(connection);
            }
            connection.rollback();
            whole = true;
        } finally {
            if (!whole) {
                groups.close();
            }
        }
    }

    /** One at a time, and never back: whoever hears of it need not care how many merge. */
    private synchronized void tell(long more) {
        progress.merged(pages.addAndGet(more), allPages);
    }

    /** A group is a small part of large tables: by their indexes, and never by reading one of them from end to end. */
    private static void prepare(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set temp_buffers = '32MB'");
            statement.execute("set random_page_cost = 1.1");
            statement.execute(
                    "set gin_pending_list_limit = '32MB'"); // what is taken into the search is sorted in larger parts
        }
        connection.commit();
    }

    /** How many pages there are to merge. */
    private long prepareGround(Connection connection) throws SQLException {
        if (update(connection, MergeSql.WEIGHTS) > 0) {
            update(connection, MergeSql.ALL_ACCOUNTS);
            update(connection, MergeSql.ALL_CLAIMS);
        }
        connection.commit();
        try (PreparedStatement statement = connection.prepareStatement(MergeSql.LEFT)) {
            statement.setInt(1, run.site());
            statement.setObject(2, run.id());
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } finally {
            connection.rollback();
        }
    }

    private int update(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, run.site());
            statement.setObject(2, run.id());
            return statement.executeUpdate();
        }
    }

    private static Thread thread(Runnable run) {
        Thread thread = new Thread(run, "import-merge");
        thread.setDaemon(true);
        return thread;
    }
}
