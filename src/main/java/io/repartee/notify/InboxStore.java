package io.repartee.notify;

import io.repartee.ids.AccountId;
import io.repartee.ids.SiteId;
import io.repartee.stream.Publisher;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** What people have been told. Thread-safe. */
public final class InboxStore {
    private final Pool pool;
    private final Publisher publisher;

    public InboxStore(Pool pool, Publisher publisher) {
        this.pool = pool;
        this.publisher = publisher;
    }

    /** The latest before that one. */
    Future<List<Notice>> page(SiteId site, AccountId account, long before, int limit) {
        return pool.preparedQuery(InboxSql.PAGE)
                .execute(Tuple.of(site.value(), account.value(), before, limit))
                .map(rows -> {
                    List<Notice> notices = new ArrayList<>(rows.size());
                    rows.forEach(row -> notices.add(Notice.read(row)));
                    return notices;
                });
    }

    Future<Integer> unread(SiteId site, AccountId account) {
        return pool.preparedQuery(InboxSql.UNREAD)
                .execute(Tuple.of(site.value(), account.value()))
                .map(InboxStore::number);
    }

    /** Those are read; all of the person's open pages hear of it. Completes with how many are left. */
    Future<Integer> read(SiteId site, AccountId account, long upTo, List<Long> ids, Instant now) {
        return pool.preparedQuery(InboxSql.READ)
                .execute(Tuple.of(
                        site.value(), account.value(), upTo, ids.toArray(Long[]::new), now.atOffset(ZoneOffset.UTC)))
                .compose(rows -> {
                    publisher.committed(NoticeEvents.handovers(rows));
                    return unread(site, account);
                });
    }

    /** All that is kept for that person in this room, within somebody's transaction. */
    public static Future<Void> erase(SqlClient connection, SiteId site, AccountId account) {
        return connection
                .preparedQuery(InboxSql.ERASE)
                .execute(Tuple.of(site.value(), account.value()))
                .mapEmpty();
    }

    private static int number(RowSet<Row> rows) {
        return rows.size() == 0 ? 0 : rows.iterator().next().getInteger(0);
    }
}
