package io.repartee.person;

import io.repartee.account.Erasable;
import io.repartee.ids.AccountId;
import io.repartee.ids.SiteId;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whom people do not want to hear from. Thread-safe. */
public final class MuteStore implements Erasable {
    /** The most that one person may mute. */
    static final int MOST = 500;

    private static final String LIST = """
            select m.muted, a.name, a.avatar from mute m
            join account a on a.site_id = m.site_id and a.account_id = m.muted
            where m.site_id = $1 and m.account_id = $2
            order by m.at desc, m.muted limit $3
            """;

    private static final String IDS =
            "select muted from mute where site_id = $1 and account_id = $2 order by at desc, muted limit $3";

    private static final String MUTE = """
            insert into mute (site_id, account_id, muted)
            select $1, $2, a.account_id from account a
            where a.site_id = $1 and a.account_id = $3
              and (select count(*) from mute where site_id = $1 and account_id = $2) < $4
            on conflict (site_id, account_id, muted) do update set muted = excluded.muted
            """;

    private static final String UNMUTE = "delete from mute where site_id = $1 and account_id = $2 and muted = $3";

    private static final String ERASE = "delete from mute where site_id = $1 and (account_id = $2 or muted = $2)";

    private static final String TOLD = """
            select muted::text as key, jsonb_build_object('account', muted, 'at', at) as value
            from mute where site_id = $1 and account_id = $2 and muted::text > $3::text order by 1 limit $4
            """;

    private final Pool pool;

    public MuteStore(Pool pool) {
        this.pool = pool;
    }

    record Muted(AccountId id, String name, @Nullable String avatar) {}

    /** The latest first. */
    Future<List<Muted>> list(SiteId site, AccountId account) {
        return pool.preparedQuery(LIST)
                .execute(Tuple.of(site.value(), account.value(), MOST))
                .map(rows -> {
                    List<Muted> muted = new ArrayList<>(rows.size());
                    for (Row row : rows) {
                        muted.add(new Muted(
                                new AccountId(row.getUUID("muted")), row.getString("name"), row.getString("avatar")));
                    }
                    return muted;
                });
    }

    /** The same people, by their ids alone. */
    Future<List<UUID>> ids(SiteId site, AccountId account) {
        return pool.preparedQuery(IDS)
                .execute(Tuple.of(site.value(), account.value(), MOST))
                .map(rows -> {
                    List<UUID> ids = new ArrayList<>(rows.size());
                    rows.forEach(row -> ids.add(row.getUUID(0)));
                    return ids;
                });
    }

    /** False when there is no such account, or no room for another. */
    Future<Boolean> mute(SiteId site, AccountId account, AccountId muted) {
        return pool.preparedQuery(MUTE)
                .execute(Tuple.of(site.value(), account.value(), muted.value(), MOST))
                .map(rows -> rows.rowCount() > 0);
    }

    Future<Void> unmute(SiteId site, AccountId account, AccountId muted) {
        return pool.preparedQuery(UNMUTE)
                .execute(Tuple.of(site.value(), account.value(), muted.value()))
                .mapEmpty();
    }

    @Override
    public Future<Boolean> erase(SiteId site, AccountId account) {
        return pool.preparedQuery(ERASE)
                .execute(Tuple.of(site.value(), account.value()))
                .map(false);
    }

    @Override
    public List<Told> told() {
        return List.of(new Told("mutes", TOLD));
    }
}
