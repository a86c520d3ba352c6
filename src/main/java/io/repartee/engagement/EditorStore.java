package io.repartee.engagement;

import io.repartee.account.Caller;
import io.repartee.ids.AccountId;
import io.repartee.ids.CommentId;
import io.repartee.ids.SiteId;
import io.repartee.ids.ThreadId;
import io.repartee.stream.ControlEvents;
import io.repartee.stream.Publisher;
import io.repartee.thread.Page;
import io.repartee.web.ErrorCode;
import io.repartee.web.Problem;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes what editors do, and tells readers. Thread-safe. */
public final class EditorStore {
    private static final short PUBLISHED = 0;

    private final Pool pool;
    private final Publisher publisher;

    /** @param publisher where writes outside the lanes are told */
    public EditorStore(Pool pool, Publisher publisher) {
        this.pool = pool;
        this.publisher = publisher;
    }

    /** A page as its editors have it; one that there is no row of is as they have never been to it. */
    Future<EditedPage> find(SiteId site, ThreadId thread, Page page, Instant at) {
        return query(EditorSql.PAGE, Tuple.of(site.value(), thread.value(), utc(at)))
                .map(rows -> rows.size() == 0
                        ? EditedPage.untouched(page.key())
                        : EditedPage.read(rows.iterator().next()));
    }

    /** The same after a change; what was not named stays. */
    Future<EditedPage> edit(
            Caller by, ThreadId thread, Page page, String fieldsJson, @Nullable String html, Instant at) {
        Tuple parameters = Tuple.of(
                by.site().id().value(),
                thread.value(),
                page.name(),
                new io.vertx.core.json.JsonObject(fieldsJson),
                html,
                utc(at));
        return query(EditorSql.EDIT, parameters.addUUID(by.profile().id().value()))
                .map(rows -> EditedPage.read(told(rows).iterator().next()));
    }

    /** Fails with {@code comment_not_found}, or {@code status_conflict} when readers do not see it. */
    Future<Void> pin(Caller by, CommentId comment, boolean on, Instant at) {
        return standOut(EditorSql.PIN, by, comment, on, at);
    }

    /** The same for what editors recommend. */
    Future<Void> feature(Caller by, CommentId comment, boolean on, Instant at) {
        return standOut(EditorSql.FEATURE, by, comment, on, at);
    }

    /** Fails with {@code account_not_found}. */
    Future<Void> badges(Caller by, AccountId account, List<String> badges, Instant at) {
        return query(
                        EditorSql.BADGES,
                        Tuple.of(
                                by.site().id().value(),
                                account.value(),
                                badges.toArray(String[]::new),
                                utc(at),
                                by.profile().id().value()))
                .map(rows -> {
                    if (rows.size() == 0) {
                        throw Problem.of(ErrorCode.ACCOUNT_NOT_FOUND);
                    }
                    publisher.committed(ControlEvents.handovers(rows));
                    return null;
                });
    }

    /** Tells of the threads that have opened or closed by themselves. How many readers were told of. */
    Future<Integer> announce(Instant now) {
        return query(EditorSql.ANNOUNCE, Tuple.of(utc(now)))
                .map(rows -> told(rows).size());
    }

    /** Gives threads the time to close that their site's rule says; completes with how many. */
    Future<Integer> rule(Instant now) {
        return query(EditorSql.RULE, Tuple.of(utc(now)))
                .map(rows -> rows.iterator().next().getInteger(0));
    }

    private Future<Void> standOut(String sql, Caller by, CommentId comment, boolean on, Instant at) {
        return query(
                        sql,
                        Tuple.of(
                                by.site().id().value(),
                                comment.value(),
                                on,
                                utc(at),
                                by.profile().id().value()))
                .map(rows -> {
                    Iterator<Row> found = rows.iterator();
                    if (!found.hasNext()) {
                        throw Problem.of(ErrorCode.COMMENT_NOT_FOUND);
                    }
                    if (on && found.next().getShort("status") != PUBLISHED) {
                        throw Problem.of(ErrorCode.STATUS_CONFLICT);
                    }
                    told(rows);
                    return null;
                });
    }

    private RowSet<Row> told(RowSet<Row> rows) {
        publisher.committed(ThreadChanges.handovers(rows));
        return rows;
    }

    private Future<RowSet<Row>> query(String sql, Tuple parameters) {
        return pool.preparedQuery(sql).execute(parameters);
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
