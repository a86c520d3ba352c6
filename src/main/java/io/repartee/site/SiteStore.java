package io.repartee.site;

import io.repartee.ids.SiteId;
import io.repartee.stream.ControlSql;
import io.repartee.stream.EventType;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The rows of sites and of their publishers' keys. */
public final class SiteStore {
    private final Pool pool;
    private final Policies policies = new Policies();

    public SiteStore(Pool pool) {
        this.pool = pool;
    }

    public Future<Optional<Site>> find(String key) {
        return pool.preparedQuery(SiteSql.FIND)
                .execute(Tuple.of(key))
                .map(rows -> stream(rows).findFirst().map(this::site));
    }

    /** All of them by key: an installation has few. */
    public Future<List<Site>> all() {
        return pool.query(SiteSql.ALL)
                .execute()
                .map(rows -> stream(rows).map(this::site).toList());
    }

    public Future<List<SsoKey>> keys(SiteId site) {
        return pool.preparedQuery(SiteSql.KEYS)
                .execute(Tuple.of(site.value()))
                .map(rows -> stream(rows).map(SiteStore::ssoKey).toList());
    }

    /**
     * Makes the site what it is declared to be, in one transaction; the same declaration again changes nothing. Keys that it does
     * not name any more are gone; those that somebody made stay. What changes is told to all nodes; as nobody rings a doorbell for
     * it, within half a second.
     */
    public Future<SiteId> declare(SiteDeclaration site) {
        return pool.withTransaction(connection -> put(connection, site)
                .compose(id -> connection
                        .preparedQuery(SiteSql.IS_DECLARED)
                        .execute(Tuple.of(id.value()))
                        .compose(declared -> keys(connection, id.value(), Set.copyOf(site.sso())))
                        .compose(keys -> providers(connection, id.value(), site.providers()))
                        .map(id)));
    }

    /** Makes or changes a site that the configuration does not declare; its keys stay as they are. */
    public Future<SiteId> put(SiteDeclaration site) {
        return pool.withTransaction(connection -> put(connection, site));
    }

    /** No other site is declared any more. */
    Future<Void> onlyDeclared(List<String> siteKeys) {
        return pool.preparedQuery(SiteSql.ONLY_DECLARED)
                .execute(Tuple.of(siteKeys.toArray(String[]::new)))
                .mapEmpty();
    }

    private static Future<SiteId> put(SqlConnection connection, SiteDeclaration site) {
        Tuple row = Tuple.of(
                site.site(),
                site.name(),
                site.origins().toArray(String[]::new),
                site.moderation().ordinal(),
                site.guests());
        return connection
                .preparedQuery(SiteSql.IS_SO)
                .execute(row)
                .compose(same -> put(connection, row, same.size() == 0));
    }

    private static Future<SiteId> put(SqlConnection connection, Tuple row, boolean changes) {
        return connection
                .preparedQuery(SiteSql.PUT)
                .execute(row)
                .map(rows -> rows.iterator().next().getInteger("site_id"))
                .compose(id -> connection
                        .preparedQuery(SiteSql.COUNTER)
                        .execute(Tuple.of(id))
                        .compose(counted ->
                                changes ? tell(connection, id, EventType.SITE_CHANGED) : Future.succeededFuture())
                        .map(new SiteId(id)));
    }

    private static Future<Void> keys(SqlConnection connection, int id, Set<SsoKey> declared) {
        return connection
                .preparedQuery(SiteSql.DECLARED_KEYS)
                .execute(Tuple.of(id))
                .map(rows -> stream(rows).map(SiteStore::ssoKey).collect(Collectors.toSet()))
                .compose(kept -> kept.equals(declared)
                        ? Future.succeededFuture()
                        : replace(connection, id, List.copyOf(declared)));
    }

    private static Future<Void> replace(SqlConnection connection, int id, List<SsoKey> keys) {
        return connection
                .preparedQuery(SiteSql.FORGET_DECLARED_KEYS)
                .execute(Tuple.of(id))
                .compose(forgotten -> keys.isEmpty() ? Future.succeededFuture() : add(connection, id, keys))
                .compose(added -> tell(connection, id, EventType.KEYS_CHANGED));
    }

    private static Future<Void> providers(SqlConnection connection, int id, List<SignInProvider> declared) {
        return connection
                .preparedQuery(ProviderSql.DECLARED)
                .execute(Tuple.of(id))
                .map(ProviderStore::providers)
                .compose(kept -> Set.copyOf(kept).equals(Set.copyOf(declared))
                        ? Future.succeededFuture()
                        : replaceProviders(connection, id, declared));
    }

    private static Future<Void> replaceProviders(SqlConnection connection, int id, List<SignInProvider> providers) {
        List<Tuple> rows = providers.stream()
                .map(provider -> ProviderStore.declared(id, provider))
                .toList();
        return connection
                .preparedQuery(ProviderSql.FORGET_DECLARED)
                .execute(Tuple.of(id))
                .compose(forgotten -> rows.isEmpty()
                        ? Future.succeededFuture()
                        : connection
                                .preparedQuery(ProviderSql.DECLARE)
                                .executeBatch(rows)
                                .<Void>mapEmpty())
                .compose(added -> tell(connection, id, EventType.SITE_CHANGED));
    }

    private static Future<Void> tell(SqlConnection connection, int id, EventType type) {
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
        return connection
                .preparedQuery(ControlSql.ONE)
                .execute(Tuple.of(id, type.code(), null, now))
                .mapEmpty();
    }

    private static Future<Void> add(SqlConnection connection, int id, List<SsoKey> keys) {
        List<Tuple> rows = keys.stream()
                .map(key -> Tuple.of(id, key.issuer(), key.kid(), key.algorithm(), key.material(), key.roles()))
                .toList();
        return connection.preparedQuery(SiteSql.DECLARE_KEY).executeBatch(rows).mapEmpty();
    }

    private static Stream<Row> stream(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }

    private Site site(Row row) {
        SiteId id = new SiteId(row.getInteger("site_id"));
        Policy policy = policies.of(id, row.getString("policy"));
        return new Site(
                id,
                row.getString("key"),
                row.getString("name"),
                Set.copyOf(List.of(row.getArrayOfStrings("origins"))),
                policy.moderation().or(Site.Moderation.values()[row.getInteger("moderation")]),
                row.getBoolean("guests"),
                policy);
    }

    static SsoKey ssoKey(Row row) {
        return new SsoKey(
                row.getString("issuer"),
                row.getString("kid"),
                row.getString("algorithm"),
                row.getString("secret"),
                row.getBoolean("roles"),
                Optional.ofNullable(row.getOffsetDateTime("retires_at"))
                        .map(OffsetDateTime::toInstant)
                        .orElse(null));
    }
}
