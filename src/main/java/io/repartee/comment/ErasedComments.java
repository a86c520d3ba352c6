package io.repartee.comment;

import io.repartee.account.Erasable;
import io.repartee.ids.AccountId;
import io.repartee.ids.CommentId;
import io.repartee.ids.SiteId;
import io.repartee.ids.ThreadId;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Somebody's comments. They are deleted the way their author would do it, so that readers, counters and streams hear of it; then
 * every text that was ever theirs goes, with what checks found in it and the words by which moderators found it. What is left is a
 * place in the conversation without a text. Thread-safe.
 */
public final class ErasedComments implements Erasable {
    private static final int STEP = 100;

    private final Pool pool;
    private final Lanes lanes;
    private final InstantSource clock;

    public ErasedComments(Pool pool, Lanes lanes, InstantSource clock) {
        this.pool = pool;
        this.lanes = lanes;
        this.clock = clock;
    }

    @Override
    public Future<Boolean> erase(SiteId site, AccountId account) {
        return rows(ErasureSql.STANDING, site, account)
                .compose(standing -> standing.size() == 0 ? wipe(site, account) : delete(site, standing));
    }

    @Override
    public List<Told> told() {
        return List.of(new Told("comments", ErasureSql.COMMENTS), new Told("earlierRevisions", ErasureSql.REVISIONS));
    }

    private Future<Boolean> delete(SiteId site, RowSet<Row> standing) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<Future<Outcome>> deletions = new ArrayList<>(standing.size());
        for (Row row : standing) {
            deletions.add(lanes.submit(new Command.Delete(
                    site, new ThreadId(row.getUUID("thread_id")), new CommentId(row.getUUID("comment_id")), now)));
        }
        return Future.all(deletions).map(true);
    }

    /** The words are pruned after the texts they came from, so that one that others use too is found in theirs. */
    private Future<Boolean> wipe(SiteId site, AccountId account) {
        return rows(ErasureSql.WIPE, site, account).compose(wiped -> {
            List<String> words = new ArrayList<>();
            int comments = 0;
            for (Row row : wiped) {
                comments = row.getInteger("comments");
                if (row.getString("word") != null) {
                    words.add(row.getString("word"));
                }
            }
            boolean more = comments == STEP;
            return pool.preparedQuery(ErasureSql.PRUNE_WORDS)
                    .execute(Tuple.of(site.value(), (Object) words.toArray(String[]::new)))
                    .map(more);
        });
    }

    private Future<RowSet<Row>> rows(String sql, SiteId site, AccountId account) {
        return pool.preparedQuery(sql).execute(Tuple.of(site.value(), account.value(), STEP));
    }
}
