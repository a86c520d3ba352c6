package io.repartee.comment;

import io.repartee.ids.AccountId;
import io.repartee.ids.CommentId;
import io.repartee.ids.SiteId;
import io.repartee.ids.ThreadId;
import io.repartee.stream.StreamId;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Reads votes, reactions and their totals; they are written by the thread's lane. Thread-safe. */
public final class TallyStore {
    private final Pool pool;

    public TallyStore(Pool pool) {
        this.pool = pool;
    }

    /**
     * What one account has said on a page.
     *
     * @param votes 1 or -1 by comment
     * @param reactions their names by comment
     */
    public record Mine(Map<UUID, Integer> votes, Map<UUID, List<String>> reactions, List<String> onPage) {}

    /** Those that changed since, for many threads; a thread that nobody has said anything on is left out. */
    public Future<Map<StreamId, Tallies>> since(Map<StreamId, Long> told, int most) {
        Integer[] sites = told.keySet().stream().map(s -> s.site().value()).toArray(Integer[]::new);
        UUID[] threads = told.keySet().stream().map(StreamId::value).toArray(UUID[]::new);
        Long[] since = told.values().toArray(Long[]::new);
        return query(TallySql.SINCE, Tuple.of(sites, threads, since, most)).map(rows -> Tallies.read(rows, most));
    }

    public Future<Mine> mine(SiteId site, AccountId account, ThreadId thread) {
        return query(TallySql.MINE, Tuple.of(site.value(), account.value(), thread.value()))
                .compose(rows -> onPage(site, account, thread).map(onPage -> mine(rows, onPage)));
    }

    /** The names of the reactions that an account has given to a comment. */
    public Future<List<String>> onComment(SiteId site, AccountId account, CommentId comment) {
        return names(TallySql.MINE_ON_COMMENT, Tuple.of(site.value(), comment.value(), account.value()));
    }

    /** The same for a page. */
    public Future<List<String>> onPage(SiteId site, AccountId account, ThreadId thread) {
        return names(TallySql.MINE_ON_PAGE, Tuple.of(site.value(), thread.value(), account.value()));
    }

    private static Mine mine(RowSet<Row> rows, List<String> onPage) {
        Map<UUID, Integer> votes = new HashMap<>();
        Map<UUID, List<String>> reactions = new TreeMap<>();
        for (Row row : rows) {
            UUID comment = row.getUUID("comment_id");
            if (row.getString("kind").isEmpty()) {
                votes.put(comment, row.getInteger("value"));
            } else {
                reactions.computeIfAbsent(comment, c -> new ArrayList<>()).add(row.getString("kind"));
            }
        }
        return new Mine(votes, reactions, onPage);
    }

    private Future<List<String>> names(String sql, Tuple parameters) {
        return query(sql, parameters).map(rows -> {
            List<String> names = new ArrayList<>(rows.size());
            rows.forEach(row -> names.add(row.getString(0)));
            return names;
        });
    }

    private Future<RowSet<Row>> query(String sql, Tuple parameters) {
        return pool.preparedQuery(sql).execute(parameters);
    }
}
