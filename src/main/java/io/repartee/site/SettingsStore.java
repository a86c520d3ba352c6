package io.repartee.site;

import io.repartee.ids.AccountId;
import io.repartee.ids.SiteId;
import io.repartee.stream.ControlEvents;
import io.repartee.stream.Publisher;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;

/** The settings of sites as admins read and change them. Thread-safe. */
public final class SettingsStore {
    private final Pool pool;
    private final Publisher publisher;

    /** @param publisher where all nodes learn that settings have changed */
    public SettingsStore(Pool pool, Publisher publisher) {
        this.pool = pool;
        this.publisher = publisher;
    }

    /** @param revision how often they were changed; whoever changes them names it */
    public record Settings(int revision, Policy policy) {}

    public Future<Settings> find(SiteId site) {
        return pool.preparedQuery(SiteSql.SETTINGS)
                .execute(Tuple.of(site.value()))
                .map(rows -> {
                    Row row = rows.iterator().next();
                    return new Settings(row.getInteger(0), PolicyJson.stored(row.getString(1)));
                });
    }

    /**
     * Replaces the settings of that revision, and tells the nodes, which read it within half a second. False when they have been
     * changed since; then nothing was done. Settings of the next version, whose nodes may run beside this one, stay as they are.
     */
    public Future<Boolean> change(SiteId site, int revision, Policy policy, AccountId by) {
        return pool.preparedQuery(SiteSql.SETTINGS)
                .execute(Tuple.of(site.value()))
                .map(rows -> PolicyJson.replacing(rows.iterator().next().getString(1), policy)
                        .toString())
                .compose(json -> pool.preparedQuery(SiteSql.CHANGE_SETTINGS)
                        .execute(Tuple.of(site.value(), revision, json, by.toString())))
                .map(told -> {
                    publisher.committed(ControlEvents.handovers(told));
                    return told.size() == 1;
                });
    }
}
