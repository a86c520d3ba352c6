package io.repartee.transfer.own;

import io.repartee.transfer.ImportRun;
import io.repartee.transfer.MergeSql;
import io.repartee.transfer.RecountThreads;
import io.repartee.transfer.export.Exported;
import io.repartee.transfer.export.ExportedTables;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;

/**
 * Brings what is laid down to its tables: what belongs to the site in parts, then a group of threads with all that belongs to them
 * in one transaction. Broken off anywhere, it goes on where it was. One thread; blocks.
 */
final class OwnMerge {
    private static final int PART = 5_000;
    private static final Set<String> ACCOUNTS = Set.of(
            "account_id", "by_account", "lifted_by", "changed_by", "author_id", "follower", "target_account", "muted");

    private final Connection connection;
    private final ImportRun run;
    private final LongConsumer progress;
    private final TableShapes shapes;
    private boolean otherAccounts;

    OwnMerge(Connection connection, ImportRun run, LongConsumer progress) {
        this.connection = connection;
        this.run = run;
        this.progress = progress;
        this.shapes = new TableShapes(connection);
    }

    void all() throws SQLException {
        int site = run.site();
        statement("drop table if exists own_account");
        otherAccounts = statement(OwnSql.ACCOUNTS_HERE, site, site, run.id()) > 0;
        statement("create index on own_account (from_id)");
        statement("create index on own_account ((from_id::text))");
        statement("analyze own_account");
        statement(OwnSql.QUIETLY);
        statement(OwnSql.POLICY, site, run.id());
        connection.commit();
        long threads = number(OwnSql.FIRST_THREAD, site, run.id());
        long last = number(
                "select coalesce(max(ordinal), 0) from import_row where site_id = ? and import_id = ?", site, run.id());
        for (long at = mergedTo(); at < Math.min(threads - 1, last); at = mergedTo()) {
            part(at, Math.min(Math.min(at + PART, threads - 1), last));
        }
        while (group(mergedTo())) {
            progress.accept(mergedTo());
        }
        connection.rollback();
    }

    private void part(long after, long upTo) throws SQLException {
        statement(OwnSql.QUIETLY);
        for (Exported table : ExportedTables.ALL) {
            if (table.belongs() == Exported.Belongs.SITE) {
                statement(
                        OwnSql.ofSite(shapes.of(table), differs(table, ""), condition(table)),
                        run.site(),
                        run.id(),
                        after,
                        upTo);
            }
        }
        done(upTo);
    }

    private boolean group(long after) throws SQLException {
        int site = run.site();
        if (statement(OwnSql.GROUP, site, run.id(), after, site, run.id(), site) == 0) {
            return false;
        }
        statement(OwnSql.QUIETLY);
        statement("analyze own_thread");
        of(Exported.Belongs.THREAD);
        Exported comment = ExportedTables.of("comment").orElseThrow();
        statement(
                OwnSql.comments(shapes.of(comment), differs(comment, ", 'thread_id', t.to_id, 'reply_count', 0")),
                site,
                run.id());
        statement("analyze merging");
        int written = statement(OwnSql.INSERT.formatted(names(comment)));
        statement("analyze merged");
        if (written > 0) {
            of(Exported.Belongs.COMMENT);
            count(site);
        }
        done(number("select max(ordinal) from own_thread"));
        return true;
    }

    private void of(Exported.Belongs belongs) throws SQLException {
        for (Exported table : ExportedTables.ALL) {
            if (table.belongs() != belongs || table.table().equals("comment")) {
                continue;
            }
            boolean threads = belongs == Exported.Belongs.THREAD;
            String thread = columns(table).contains("thread_id") ? ", 'thread_id', m.thread_id" : "";
            String condition = table.table().equals("thread") ? "and t.to_id = t.from_id" : condition(table);
            String sql = threads
                    ? OwnSql.ofThreads(shapes.of(table), differs(table, ", 'thread_id', t.to_id"), condition)
                    : OwnSql.ofComments(shapes.of(table), differs(table, thread), condition);
            statement(sql, run.site(), run.id());
        }
    }

    private void count(int site) throws SQLException {
        statement(OwnSql.SEARCH);
        statement(MergeSql.LOCK_ANCESTORS, site);
        statement(MergeSql.REPLY_COUNTS, site);
        statement(MergeSql.THREAD_COUNTS, site);
        statement(MergeSql.EVENTS, site);
        statement(OwnSql.SITE_COUNTS, site);
        statement(OwnSql.FRESH_COUNTS, site);
        statement(RecountThreads.OF.formatted("select to_id from own_thread"), site);
    }

    /** What every row has other than the file says. */
    private String differs(Exported table, String more) throws SQLException {
        StringBuilder differs = new StringBuilder(more);
        for (String column : columns(table)) {
            if (otherAccounts && ACCOUNTS.contains(column)) {
                differs.append((", '%1$s', coalesce((select o.to_id::text from own_account o"
                                + " where o.from_id = (i.content ->> '%1$s')::uuid), i.content ->> '%1$s')")
                        .formatted(column));
            }
        }
        if (table.table().equals("follow")) {
            differs.append(OwnSql.FOLLOWED);
        } else if (table.table().equals("inbox")) {
            differs.append(OwnSql.MAIL_KEY);
        }
        return differs.isEmpty() ? "" : " || jsonb_build_object(" + differs.substring(2) + ")";
    }

    /** An account that the file does not have can have nothing; a notice stands beside its report. */
    private String condition(Exported table) throws SQLException {
        String account = columns(table).contains("account_id") && !table.table().equals("account")
                ? "and (r.account_id is null or exists (select from account a"
                        + " where a.site_id = r.site_id and a.account_id = r.account_id))"
                : "";
        String report = table.table().equals("notice")
                ? "and exists (select from report n where n.site_id = r.site_id and n.report_id = r.report_id)"
                : "";
        String muted = table.table().equals("mute")
                ? "and exists (select from account a where a.site_id = r.site_id and a.account_id = r.muted)"
                : "";
        return account + report + muted;
    }

    private String names(Exported table) throws SQLException {
        return String.join(", ", columns(table));
    }

    private List<String> columns(Exported table) throws SQLException {
        return shapes.of(table).columns();
    }

    private long mergedTo() throws SQLException {
        return number("select merged_to from import_run where site_id = ? and import_id = ?", run.site(), run.id());
    }

    private void done(long upTo) throws SQLException {
        statement(
                "update import_run set merged_to = ? where site_id = ? and import_id = ?", upTo, run.site(), run.id());
        connection.commit();
    }

    private long number(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepared(sql, parameters);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private int statement(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepared(sql, parameters)) {
            return statement.execute() ? 0 : statement.getUpdateCount();
        }
    }

    private PreparedStatement prepared(String sql, Object... parameters) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }
}
