package io.repartee.account;

import io.repartee.ids.AccountId;
import io.repartee.ids.SiteId;
import io.vertx.core.Future;
import java.util.List;

/**
 * Port: what one room keeps about a person. Every room with a table in which somebody's own words, name or address may stand
 * has one. Thread-safe.
 */
public interface Erasable {
    /**
     * Forgets a bounded part of it; said again when nothing is left, it changes nothing. Other people's things stay as they are.
     *
     * @return whether there may be more
     */
    Future<Boolean> erase(SiteId site, AccountId account);

    /** What of it belongs into the export that the person may ask for. */
    default List<Told> told() {
        return List.of();
    }

    /**
     * A list in the export.
     *
     * @param name of the member, in the form of the API
     * @param sql selects {@code key} (text, unique, ascending) and {@code value} (jsonb) of the rows after {@code $3}, at most
     *     {@code $4} of them, of the account {@code $2} at the site {@code $1}
     */
    record Told(String name, String sql) {}
}
