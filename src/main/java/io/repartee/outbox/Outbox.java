package io.repartee.outbox;

import io.repartee.ids.AccountId;
import io.repartee.ids.SiteId;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The way to put something into the outbox. Thread-safe. */
public final class Outbox {
    private static final Runnable NOBODY = () -> {};

    private final Pool pool;
    private final AtomicReference<Runnable> worker = new AtomicReference<>(NOBODY);

    public Outbox(Pool pool) {
        this.pool = pool;
    }

    /**
     * Something to be done.
     *
     * @param destination what fails together; by custom it begins with the kind
     * @param key unique in the site as long as the row is kept
     * @param account the person that it is for or about
     * @param body JSON
     * @param due not before; its time for giving up runs from then
     */
    public record Order(
            SiteId site,
            String kind,
            String destination,
            String key,
            @Nullable AccountId account,
            Buffer body,
            Instant due) {}

    /** In a transaction of its own. Completes with false when there was one under that key. */
    public Future<Boolean> put(Order order) {
        return put(pool, order).onSuccess(put -> wake());
    }

    /** In somebody's transaction, who calls {@link #wake} after the commit. */
    public Future<Boolean> put(SqlClient connection, Order order) {
        OffsetDateTime due = order.due().atOffset(ZoneOffset.UTC);
        return connection
                .preparedQuery(OutboxSql.PUT)
                .execute(Tuple.of(
                        order.site().value(),
                        order.kind(),
                        order.destination(),
                        order.key(),
                        order.account() == null ? null : order.account().value(),
                        order.body().toString(),
                        due,
                        due))
                .map(rows -> rows.rowCount() > 0);
    }

    /** Says that there is something: otherwise it is found within a second. */
    public void wake() {
        worker.get().run();
    }

    /** Everything that waits for or is about a person goes. */
    public Future<Integer> erase(SqlClient connection, SiteId site, AccountId account) {
        return connection
                .preparedQuery(OutboxSql.ERASE)
                .execute(Tuple.of(site.value(), account.value()))
                .map(rows -> rows.rowCount());
    }

    /** @param woken called on any thread, often; it returns at once */
    void worker(Runnable woken) {
        worker.set(woken);
    }
}
