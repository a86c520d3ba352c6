package io.repartee.site;

import io.repartee.ids.SiteId;
import io.repartee.stream.ControlEvents;
import io.repartee.stream.Publisher;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The services by which people sign in at sites, as they are managed while the server runs. Thread-safe. */
public final class ProviderStore {
    private final Pool pool;
    private final Publisher publisher;

    /** @param publisher where all nodes learn that they have changed */
    public ProviderStore(Pool pool, Publisher publisher) {
        this.pool = pool;
        this.publisher = publisher;
    }

    /** By key: a site has few. */
    public Future<List<SignInProvider>> all(SiteId site) {
        return pool.preparedQuery(ProviderSql.ALL)
                .execute(Tuple.of(site.value()))
                .map(ProviderStore::providers);
    }

    /**
     * Makes one or changes it. False when the configuration declares it.
     *
     * @param secret null leaves the one there is
     * @param by null for the command line
     */
    public Future<Boolean> put(SiteId site, SignInProvider provider, @Nullable String secret, @Nullable UUID by) {
        return told(
                ProviderSql.PUT,
                Tuple.of(site.value(), provider.key(), provider.kind().ordinal(), provider.name(), provider.issuer())
                        .addString(provider.clientId())
                        .addString(secret)
                        .addBoolean(provider.trustsMail())
                        .addString(actor(by)));
    }

    /** False when there is none of that key, or the configuration declares it. */
    public Future<Boolean> remove(SiteId site, String key, @Nullable UUID by) {
        return told(ProviderSql.REMOVE, Tuple.of(site.value(), key, actor(by)));
    }

    private Future<Boolean> told(String sql, Tuple parameters) {
        return pool.preparedQuery(sql).execute(parameters).map(rows -> {
            publisher.committed(ControlEvents.handovers(rows));
            return rows.size() > 0;
        });
    }

    private static String actor(@Nullable UUID by) {
        return by == null ? "" : by.toString();
    }

    static Tuple declared(int site, SignInProvider provider) {
        return Tuple.of(site, provider.key(), provider.kind().ordinal(), provider.name(), provider.issuer())
                .addString(provider.clientId())
                .addString(provider.clientSecret())
                .addBoolean(provider.trustsMail());
    }

    static List<SignInProvider> providers(Iterable<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new SignInProvider(
                        row.getString("provider"),
                        SignInProvider.Kind.values()[row.getInteger("kind")],
                        row.getString("name"),
                        row.getString("issuer"),
                        row.getString("client_id"),
                        row.getString("client_secret"),
                        row.getBoolean("trusts_mail"),
                        row.getBoolean("declared")))
                .toList();
    }
}
