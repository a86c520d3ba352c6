package io.repartee.outbox;

import io.repartee.ids.SiteId;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of what was put for one destination, and having it delivered again. Thread-safe. */
public final class OutboxLog {
    private final Pool pool;
    private final Outbox outbox;

    public OutboxLog(Pool pool, Outbox outbox) {
        this.pool = pool;
        this.outbox = outbox;
    }

    /** The order is what the database keeps. */
    public enum State {
        WAITING,
        DELIVERED,
        GIVEN_UP
    }

    /**
     * A row as it is now.
     *
     * @param due waiting: when it is tried next; otherwise when it ended
     * @param error what came of the last attempt that failed
     */
    public record Entry(
            long id,
            String key,
            String body,
            State state,
            Instant due,
            int attempts,
            @Nullable String error,
            Instant since) {}

    /** The latest before that one. */
    public Future<List<Entry>> page(SiteId site, String destination, long before, @Nullable State state, int limit) {
        return pool.preparedQuery(OutboxSql.LOG)
                .execute(Tuple.of(
                        site.value(), destination, before, state == null ? null : (short) state.ordinal(), limit))
                .map(rows -> {
                    List<Entry> entries = new ArrayList<>(rows.size());
                    rows.forEach(row -> entries.add(new Entry(
                            row.getLong("outbox_id"),
                            row.getString("key"),
                            row.getString("body"),
                            State.values()[row.getShort("state")],
                            row.getOffsetDateTime("due").toInstant(),
                            row.getInteger("attempts"),
                            row.getString("error"),
                            row.getOffsetDateTime("since").toInstant())));
                    return entries;
                });
    }

    /**
     * Once more, from the beginning.
     *
     * @param id null for all that were given up
     * @return how many
     */
    public Future<Integer> replay(SiteId site, String destination, @Nullable Long id, Instant now) {
        return pool.preparedQuery(OutboxSql.REPLAY)
                .execute(Tuple.of(site.value(), destination, id, now.atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.rowCount())
                .onSuccess(done -> outbox.wake());
    }
}
