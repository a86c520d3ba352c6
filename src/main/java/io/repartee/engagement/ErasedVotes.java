package io.repartee.engagement;

import io.repartee.account.Erasable;
import io.repartee.comment.Command;
import io.repartee.comment.Lanes;
import io.repartee.comment.Outcome;
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

/** Somebody's votes and reactions: taken back as they themselves would, so that the totals are right. Thread-safe. */
public final class ErasedVotes implements Erasable {
    private static final int STEP = 200;

    private static final String VOTES = """
            select thread_id, comment_id, kind from vote where site_id = $1 and account_id = $2 limit $3
            """;

    private static final String ON_PAGES = """
            select thread_id, reaction from page_reaction where site_id = $1 and account_id = $2 limit $3
            """;

    /** Votes on what readers see no more cannot be taken back as a vote; there is no total that anybody sees either. */
    private static final String DROP = """
            with mine as (
              delete from vote where site_id = $1 and account_id = $2 returning comment_id, kind, value
            ),
            change as (
              select comment_id, coalesce(sum((kind = '' and value = 1)::int), 0)::int as up,
                     coalesce(sum((kind = '' and value = -1)::int), 0)::int as down
              from mine group by comment_id
            )
            update comment c set up = greatest(c.up - x.up, 0), down = greatest(c.down - x.down, 0),
              reactions = (select tallied(c.reactions, (
                select jsonb_object_agg(m.kind, -1) from mine m where m.comment_id = c.comment_id and m.kind <> '')))
            from change x where c.site_id = $1 and c.comment_id = x.comment_id
            """;

    private static final String DROP_ON_PAGES = """
            with mine as (
              delete from page_reaction where site_id = $1 and account_id = $2 returning thread_id, reaction
            )
            update thread_counter k set reactions = tallied(k.reactions, x.change)
            from (select thread_id, jsonb_object_agg(reaction, -1) as change from mine group by thread_id) x
            where k.site_id = $1 and k.thread_id = x.thread_id
            """;

    private static final String TOLD_VOTES = """
            select comment_id || ':' || kind as key,
                   jsonb_build_object('commentId', comment_id, 'kind', case when kind = '' then 'vote' else kind end,
                     'value', value, 'at', at) as value
            from vote where site_id = $1 and account_id = $2 and comment_id || ':' || kind > $3::text order by 1 limit $4
            """;

    private static final String TOLD_ON_PAGES = """
            select r.thread_id || ':' || r.reaction as key,
                   jsonb_build_object('page', t.page, 'reaction', r.reaction, 'at', r.at) as value
            from page_reaction r left join thread t on t.site_id = r.site_id and t.thread_id = r.thread_id
            where r.site_id = $1 and r.account_id = $2 and r.thread_id || ':' || r.reaction > $3::text order by 1 limit $4
            """;

    private final Pool pool;
    private final Lanes lanes;
    private final InstantSource clock;

    public ErasedVotes(Pool pool, Lanes lanes, InstantSource clock) {
        this.pool = pool;
        this.lanes = lanes;
        this.clock = clock;
    }

    @Override
    public Future<Boolean> erase(SiteId site, AccountId account) {
        return rows(VOTES, site, account)
                .compose(votes -> rows(ON_PAGES, site, account).compose(onPages -> {
                    List<Future<Outcome>> taken = new ArrayList<>();
                    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
                    votes.forEach(row -> taken.add(lanes.submit(vote(site, account, row, now))));
                    onPages.forEach(row -> taken.add(lanes.submit(onPage(site, account, row, now))));
                    return Future.all(taken).compose(all -> settle(site, account, all.list(), taken.size()));
                }));
    }

    @Override
    public List<Told> told() {
        return List.of(new Told("votes", TOLD_VOTES), new Told("pageReactions", TOLD_ON_PAGES));
    }

    /** Where nothing that was left could be taken back, it is dropped. */
    private Future<Boolean> settle(SiteId site, AccountId account, List<Outcome> outcomes, int asked) {
        boolean stuck = asked > 0 && outcomes.stream().allMatch(Outcome.Refused.class::isInstance);
        if (!stuck) {
            return Future.succeededFuture(asked > 0);
        }
        Tuple whose = Tuple.of(site.value(), account.value());
        return pool.preparedQuery(DROP)
                .execute(whose)
                .compose(dropped -> pool.preparedQuery(DROP_ON_PAGES).execute(whose))
                .map(false);
    }

    private Future<RowSet<Row>> rows(String sql, SiteId site, AccountId account) {
        return pool.preparedQuery(sql).execute(Tuple.of(site.value(), account.value(), STEP));
    }

    private static Command vote(SiteId site, AccountId account, Row row, Instant now) {
        return new Command.Vote(
                site,
                new ThreadId(row.getUUID("thread_id")),
                new CommentId(row.getUUID("comment_id")),
                account,
                row.getString("kind"),
                (short) 0,
                now);
    }

    private static Command onPage(SiteId site, AccountId account, Row row, Instant now) {
        return new Command.PageReaction(
                site, new ThreadId(row.getUUID("thread_id")), account, row.getString("reaction"), false, now);
    }
}
