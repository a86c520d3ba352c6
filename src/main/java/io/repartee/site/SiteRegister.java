package io.repartee.site;

import io.repartee.stream.ControlEvents;
import io.repartee.stream.Publisher;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** The sites of the server, as those who run it make and change them. Thread-safe. */
public final class SiteRegister {
    private final Pool pool;
    private final Publisher publisher;

    /** @param publisher where all nodes learn that a site has changed */
    public SiteRegister(Pool pool, Publisher publisher) {
        this.pool = pool;
        this.publisher = publisher;
    }

    /**
     * A site as it is kept; its keys are not part of it.
     *
     * @param declared whether the configuration declares it, and nobody else changes it
     */
    public record Entry(SiteDeclaration site, boolean declared, Instant createdAt) {}

    /** By key: a server has few. */
    public Future<List<Entry>> all() {
        return pool.query(SiteRegisterSql.ALL).execute().map(SiteRegister::entries);
    }

    public Future<Optional<Entry>> find(String key) {
        return pool.preparedQuery(SiteRegisterSql.FIND)
                .execute(Tuple.of(key))
                .map(rows -> entries(rows).stream().findFirst());
    }

    /** False when there is a site of that key. */
    public Future<Boolean> make(SiteDeclaration site, UUID by) {
        return pool.preparedQuery(SiteRegisterSql.MAKE).execute(row(site, by)).map(rows -> rows.size() > 0);
    }

    /** False when there is no such site, or it is declared. */
    public Future<Boolean> change(SiteDeclaration site, UUID by) {
        return pool.preparedQuery(SiteRegisterSql.CHANGE).execute(row(site, by)).map(rows -> {
            publisher.committed(ControlEvents.handovers(rows));
            return rows.size() > 0;
        });
    }

    private static Tuple row(SiteDeclaration site, UUID by) {
        return Tuple.of(
                site.site(),
                site.name(),
                site.origins().toArray(String[]::new),
                site.moderation().ordinal(),
                site.guests(),
                by.toString());
    }

    private static List<Entry> entries(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new Entry(
                        new SiteDeclaration(
                                row.getString("key"),
                                row.getString("name"),
                                List.of(row.getArrayOfStrings("origins")),
                                Site.Moderation.values()[row.getInteger("moderation")],
                                row.getBoolean("guests"),
                                List.of()),
                        row.getBoolean("declared"),
                        row.getOffsetDateTime("created_at").toInstant()))
                .toList();
    }
}
