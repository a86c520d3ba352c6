package io.repartee.notify;

import io.repartee.ids.AccountId;
import io.repartee.ids.SiteId;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How people want to be told. Thread-safe. */
public final class PreferenceStore {
    private static final int KEY_BYTES = 18;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Pool pool;

    public PreferenceStore(Pool pool) {
        this.pool = pool;
    }

    Future<Preferences> find(SiteId site, AccountId account) {
        return pool.preparedQuery(PreferenceSql.FIND)
                .execute(Tuple.of(site.value(), account.value()))
                .map(rows -> rows.size() == 0
                        ? Preferences.NONE
                        : Preferences.read(rows.iterator().next()));
    }

    /** Completes with them as they are now: another address is to be confirmed. */
    Future<Preferences> save(
            SiteId site,
            AccountId account,
            int quiet,
            Preferences.When when,
            @Nullable String address,
            @Nullable String language) {
        return pool.preparedQuery(PreferenceSql.SAVE)
                .execute(Tuple.of(
                        site.value(),
                        account.value(),
                        (short) quiet,
                        (short) when.ordinal(),
                        address,
                        address == null ? null : key(),
                        language))
                .map(rows -> Preferences.read(rows.iterator().next()));
    }

    /** In which language whoever has that key wants letters; empty where none was named, or the key is wrong. */
    Future<Optional<String>> language(SiteId site, AccountId account, String key) {
        return pool.preparedQuery(PreferenceSql.LANGUAGE)
                .execute(Tuple.of(site.value(), account.value(), key))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.ofNullable(rows.iterator().next().getString("language")));
    }

    /** False when the key is not that address's. */
    Future<Boolean> confirm(SiteId site, AccountId account, String key) {
        return change(PreferenceSql.CONFIRM, site, account, key);
    }

    /** No mail any more. */
    Future<Boolean> unsubscribe(SiteId site, AccountId account, String key) {
        return change(PreferenceSql.UNSUBSCRIBE, site, account, key);
    }

    private Future<Boolean> change(String sql, SiteId site, AccountId account, String key) {
        return pool.preparedQuery(sql)
                .execute(Tuple.of(site.value(), account.value(), key))
                .map(rows -> rows.rowCount() > 0);
    }

    private static String key() {
        byte[] key = new byte[KEY_BYTES];
        RANDOM.nextBytes(key);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key);
    }
}
