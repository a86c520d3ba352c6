package io.repartee.site;

import io.repartee.ids.SiteId;
import io.repartee.stream.ControlEvents;
import io.repartee.stream.Publisher;
import io.repartee.web.ErrorCode;
import io.repartee.web.Problem;
import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The publishers' keys of sites as they are managed while the server runs. Thread-safe. */
public final class SsoKeyStore {
    private static final String UNIQUE_VIOLATION = "23505";

    private final Pool pool;
    private final Publisher publisher;

    /** @param publisher where all nodes learn that keys have changed */
    public SsoKeyStore(Pool pool, Publisher publisher) {
        this.pool = pool;
        this.publisher = publisher;
    }

    /** By issuer, the oldest first: a site has few. */
    public Future<List<KeptKey>> all(SiteId site) {
        return pool.preparedQuery(SsoKeySql.ALL).execute(Tuple.of(site.value())).map(SsoKeyStore::kept);
    }

    public Future<Optional<KeptKey>> find(SiteId site, UUID id) {
        return pool.preparedQuery(SsoKeySql.FIND)
                .execute(Tuple.of(site.value(), id))
                .map(rows -> kept(rows).stream().findFirst());
    }

    /**
     * Fails with {@code already_there} when the issuer has such a kid.
     *
     * @param by null for the command line
     */
    public Future<Void> add(SiteId site, UUID id, SsoKey key, @Nullable UUID by) {
        return told(
                        SsoKeySql.ADD,
                        Tuple.of(
                                site.value(),
                                id,
                                key.issuer(),
                                key.kid(),
                                key.algorithm(),
                                key.material(),
                                key.roles(),
                                actor(by)))
                .mapEmpty();
    }

    /** Puts a new key beside one, which counts until then. False when there is no such key, or it is declared. */
    public Future<Boolean> rotate(SiteId site, UUID old, Instant until, UUID id, SsoKey key, @Nullable UUID by) {
        return told(
                SsoKeySql.ROTATE,
                Tuple.of(site.value(), old, until.atOffset(ZoneOffset.UTC), id, key.kid(), key.material(), actor(by)));
    }

    /** False when there is no such key, or it is declared. */
    public Future<Boolean> remove(SiteId site, UUID id, @Nullable UUID by) {
        return told(SsoKeySql.REMOVE, Tuple.of(site.value(), id, actor(by)));
    }

    private Future<Boolean> told(String sql, Tuple parameters) {
        return pool.preparedQuery(sql)
                .execute(parameters)
                .map(rows -> {
                    publisher.committed(ControlEvents.handovers(rows));
                    return rows.size() > 0;
                })
                .recover(SsoKeyStore::twice);
    }

    private static <T> Future<T> twice(Throwable failure) {
        boolean isThere = failure instanceof PgException refused && UNIQUE_VIOLATION.equals(refused.getSqlState());
        return Future.failedFuture(isThere ? Problem.of(ErrorCode.ALREADY_THERE) : failure);
    }

    private static String actor(@Nullable UUID by) {
        return by == null ? "" : by.toString();
    }

    private static List<KeptKey> kept(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new KeptKey(
                        row.getUUID("key_id"),
                        SiteStore.ssoKey(row),
                        row.getBoolean("declared"),
                        row.getOffsetDateTime("created_at").toInstant()))
                .toList();
    }
}
