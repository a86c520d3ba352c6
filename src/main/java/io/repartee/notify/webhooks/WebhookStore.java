package io.repartee.notify.webhooks;

import io.repartee.ids.AccountId;
import io.repartee.ids.SiteId;
import io.repartee.ids.Uuids;
import io.repartee.stream.StreamId;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The webhooks of sites. Thread-safe. */
public final class WebhookStore {
    static final int MOST = 20;
    static final UUID FIREHOSE = StreamId.ofFirehose(new SiteId(0)).value();
    private static final Duration BOTH_SECRETS = Duration.ofHours(24);

    private final Pool pool;

    public WebhookStore(Pool pool) {
        this.pool = pool;
    }

    /** A webhook, and the key of its site. */
    record Target(Webhook webhook, String siteKey) {}

    Future<List<Webhook>> all(SiteId site) {
        return query(WebhookSql.ALL, Tuple.of(site.value())).map(rows -> {
            List<Webhook> all = new ArrayList<>(rows.size());
            rows.forEach(row -> all.add(Webhook.read(row)));
            return all;
        });
    }

    Future<Optional<Webhook>> find(SiteId site, UUID id) {
        return query(WebhookSql.FIND, Tuple.of(site.value(), id)).map(WebhookStore::first);
    }

    Future<Optional<Target>> target(SiteId site, UUID id) {
        return query(WebhookSql.TARGET, Tuple.of(site.value(), id))
                .map(rows -> first(rows)
                        .map(webhook ->
                                new Target(webhook, rows.iterator().next().getString("site_key"))));
    }

    /** Empty when the site has too many. */
    Future<Optional<Webhook>> create(SiteId site, WebhookRequest request, String secret, AccountId by, Instant now) {
        return query(
                        WebhookSql.CREATE,
                        Tuple.tuple()
                                .addInteger(site.value())
                                .addUUID(Uuids.version7(now.toEpochMilli()))
                                .addString(request.url())
                                .addString(request.description())
                                .addArrayOfShort(request.events() == null ? WebhookRequest.allCodes() : request.codes())
                                .addString(secret)
                                .addUUID(by.value())
                                .addUUID(FIREHOSE)
                                .addLong((long) MOST))
                .map(WebhookStore::first);
    }

    Future<Optional<Webhook>> change(SiteId site, UUID id, WebhookRequest request, Instant now) {
        return query(
                        WebhookSql.CHANGE,
                        Tuple.tuple()
                                .addInteger(site.value())
                                .addUUID(id)
                                .addString(request.url())
                                .addString(request.description())
                                .addArrayOfShort(request.codes())
                                .addBoolean(request.enabled())
                                .addUUID(FIREHOSE)
                                .addOffsetDateTime(now.atOffset(ZoneOffset.UTC)))
                .map(WebhookStore::first);
    }

    Future<Boolean> delete(SiteId site, UUID id) {
        return query(WebhookSql.DELETE, Tuple.of(site.value(), id)).map(rows -> rows.rowCount() > 0);
    }

    Future<Optional<Webhook>> rotate(SiteId site, UUID id, String secret, Instant now) {
        return query(
                        WebhookSql.ROTATE,
                        Tuple.of(
                                site.value(), id, secret, now.plus(BOTH_SECRETS).atOffset(ZoneOffset.UTC)))
                .map(WebhookStore::first);
    }

    Future<Void> succeeded(SiteId site, UUID id) {
        return query(WebhookSql.SUCCEEDED, Tuple.of(site.value(), id)).mapEmpty();
    }

    /** @param failingBefore since when it must have failed to be switched off */
    Future<Void> failed(SiteId site, UUID id, Instant now, Instant failingBefore, boolean atOnce, String why) {
        return query(
                        WebhookSql.FAILED,
                        Tuple.of(
                                site.value(),
                                id,
                                now.atOffset(ZoneOffset.UTC),
                                failingBefore.atOffset(ZoneOffset.UTC),
                                atOnce,
                                why))
                .mapEmpty();
    }

    private Future<RowSet<Row>> query(String sql, Tuple parameters) {
        return pool.preparedQuery(sql).execute(parameters);
    }

    private static Optional<Webhook> first(RowSet<Row> rows) {
        return rows.size() == 0
                ? Optional.empty()
                : Optional.of(Webhook.read(rows.iterator().next()));
    }
}
