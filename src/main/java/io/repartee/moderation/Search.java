package io.repartee.moderation;

import io.repartee.ids.SiteId;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes a query of what a moderator typed, with the words of the site that are written alike. Thread-safe. */
final class Search {
    static final String ALIKE = "select word, search_alike($1, word) from unnest($2::text[]) as word";

    private final Pool pool;

    Search(Pool pool) {
        this.pool = pool;
    }

    /** The same filters with what {@link QueueSql} takes for their words; without words there is nothing to ask. */
    Future<Filters> ready(SiteId site, Filters filters) {
        if (filters.q() == null) {
            return Future.succeededFuture(filters);
        }
        SearchWords words = SearchWords.of(filters.q());
        String[] loose = words.loose();
        return loose.length == 0
                ? Future.succeededFuture(filters.searching(words.query(Map.of())))
                : alike(site, loose).map(alike -> filters.searching(words.query(alike)));
    }

    private Future<Map<String, List<String>>> alike(SiteId site, String[] words) {
        return pool.preparedQuery(ALIKE)
                .execute(Tuple.of(site.value(), (Object) words))
                .map(rows -> {
                    Map<String, List<String>> alike = new HashMap<>();
                    rows.forEach(row -> alike.put(row.getString(0), List.of(row.getArrayOfStrings(1))));
                    return alike;
                });
    }
}
