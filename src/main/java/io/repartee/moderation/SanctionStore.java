package io.repartee.moderation;

import io.repartee.account.Caller;
import io.repartee.ids.AccountId;
import io.repartee.ids.SanctionId;
import io.repartee.ids.SiteId;
import io.repartee.stream.ControlEvents;
import io.repartee.stream.Publisher;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of sanctions. What is written here is told to all nodes. Thread-safe. */
public final class SanctionStore {
    private final Pool pool;
    private final Publisher publisher;

    public SanctionStore(Pool pool, Publisher publisher) {
        this.pool = pool;
        this.publisher = publisher;
    }

    Future<Void> add(Caller by, SanctionEntry entry) {
        return told(
                        SanctionSql.ADD,
                        Tuple.of(
                                by.site().id().value(),
                                entry.id().value(),
                                uuid(entry.account()),
                                entry.domain(),
                                entry.kind().code(),
                                entry.until() == null ? null : entry.until().atOffset(ZoneOffset.UTC),
                                entry.reason(),
                                entry.message(),
                                entry.note(),
                                entry.by().value(),
                                entry.byName(),
                                entry.at().atOffset(ZoneOffset.UTC)))
                .mapEmpty();
    }

    /** Whether there was something to lift: of that account, or of a domain when there is none. */
    Future<Boolean> lift(Caller by, SanctionId id, @Nullable AccountId account, Instant at) {
        return told(
                SanctionSql.LIFT,
                Tuple.of(
                        by.site().id().value(),
                        id.value(),
                        uuid(account),
                        by.profile().id().value(),
                        by.profile().name(),
                        at.atOffset(ZoneOffset.UTC)));
    }

    /** Whether the caller had such a warning to acknowledge. */
    Future<Boolean> acknowledge(Caller warned, SanctionId id, Instant at) {
        return told(
                SanctionSql.ACKNOWLEDGE,
                Tuple.of(
                        warned.site().id().value(),
                        id.value(),
                        warned.profile().id().value(),
                        at.atOffset(ZoneOffset.UTC)));
    }

    Future<Optional<SanctionEntry>> find(SiteId site, SanctionId id) {
        return list(SanctionSql.FIND, Tuple.of(site.value(), id.value()))
                .map(found -> found.stream().findFirst());
    }

    Future<List<SanctionEntry>> list(SiteId site, UUID before, int limit, boolean inForce) {
        return list(SanctionSql.LIST, Tuple.of(site.value(), before, limit, inForce));
    }

    /** The newest 200 on that account. */
    Future<List<SanctionEntry>> of(SiteId site, AccountId account) {
        return list(SanctionSql.OF_ACCOUNT, Tuple.of(site.value(), account.value()));
    }

    private Future<List<SanctionEntry>> list(String sql, Tuple parameters) {
        return pool.preparedQuery(sql).execute(parameters).map(rows -> {
            List<SanctionEntry> all = new ArrayList<>(rows.size());
            rows.forEach(row -> all.add(SanctionEntry.read(row)));
            return all;
        });
    }

    private Future<Boolean> told(String sql, Tuple parameters) {
        return pool.preparedQuery(sql).execute(parameters).map(this::told);
    }

    private boolean told(RowSet<Row> rows) {
        publisher.committed(ControlEvents.handovers(rows));
        return rows.size() > 0;
    }

    private static @Nullable UUID uuid(@Nullable AccountId id) {
        return id == null ? null : id.value();
    }
}
