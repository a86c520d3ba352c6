package io.repartee.moderation.spam;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.repartee.ids.SiteId;
import io.repartee.moderation.screening.SpamModel;
import io.repartee.site.Refreshed;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** What sites have learnt, from memory; a change is seen within seconds. Thread-safe. */
public final class SpamModels {
    private static final int MOST_SITES = 200;
    private static final Loaded NONE = new Loaded(-1, SpamModel.EMPTY);

    private final Vertx vertx;
    private final Pool pool;
    private final Refreshed<SiteId, Loaded> models;
    private final Cache<SiteId, Loaded> last = Caffeine.newBuilder()
            .maximumSize(MOST_SITES)
            .executor(Runnable::run)
            .build();

    private record Loaded(int version, SpamModel model) {}

    public SpamModels(Vertx vertx, Pool pool, InstantSource clock) {
        this.vertx = vertx;
        this.pool = pool;
        this.models = new Refreshed<>(vertx, clock, MOST_SITES, this::load, loaded -> false);
    }

    public Future<SpamModel> of(SiteId site) {
        return models.get(site).map(Loaded::model);
    }

    private Future<Loaded> load(SiteId site) {
        return pool.preparedQuery(SpamSql.MODEL).execute(Tuple.of(site.value())).compose(rows -> {
            if (rows.size() == 0) {
                return Future.succeededFuture(NONE);
            }
            Row row = rows.iterator().next();
            return known(site, row.getInteger("version"), row.getInteger("spam"), row.getInteger("fine"));
        });
    }

    /** The tokens are many: they are read only when something was learnt, and put together off the event loop. */
    private Future<Loaded> known(SiteId site, int version, int spam, int fine) {
        Loaded before = last.getIfPresent(site);
        if (before != null && before.version == version) {
            return Future.succeededFuture(before);
        }
        return pool.preparedQuery(SpamSql.TOKENS)
                .execute(Tuple.of(site.value()))
                .compose(rows ->
                        vertx.executeBlocking(() -> new Loaded(version, new SpamModel(spam, fine, tokens(rows)))))
                .onSuccess(loaded -> last.put(site, loaded));
    }

    private static Map<String, SpamModel.Counts> tokens(RowSet<Row> rows) {
        Map<String, SpamModel.Counts> tokens = new HashMap<>(rows.size() * 2);
        rows.forEach(row -> tokens.put(
                row.getString("token"), new SpamModel.Counts(row.getInteger("spam"), row.getInteger("fine"))));
        return tokens;
    }
}
