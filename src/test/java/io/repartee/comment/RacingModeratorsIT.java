package io.repartee.comment;

import static org.assertj.core.api.Assertions.assertThat;

import io.repartee.ids.CommentId;
import io.repartee.ids.Uuids;
import io.repartee.ops.Reconciliation;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Two moderators on two nodes decide about the same comments at the same time, one to approve and one to reject each: of every
 * two decisions exactly one is applied, it is the one that stands, and every counter is right. Long form:
 * {@code -Drepartee.races=10000}; another order with {@code -Drepartee.seed=…}.
 */
class RacingModeratorsIT extends WritingGround {
    private static final int RACES = Integer.getInteger("repartee.races", 400);
    /** Those who are careless are caught among fewer. */
    private static final int CONTROLS = Math.max(100, RACES / 4);

    private static final long SEED = Long.getLong("repartee.seed", 1);
    private static final int AT_ONCE = 20;

    /** How a node carries decisions out: whether each was applied. */
    private interface Node {
        Future<List<Boolean>> decide(List<Comment> comments, Status after);
    }

    @Test
    void appliesExactlyOneOfTwoDecisions() {
        List<Comment> comments = held(RACES);

        RaceChecker checker = race(comments, this::properly, this::properly);

        assertThat(checker.faults()).isEmpty();
        assertThat(checker.applied()).isEqualTo(RACES);
        System.out.printf("2 moderators x %d racing decisions (seed %d): %s%n", RACES, SEED, checker.summary());
    }

    /** The negative control: what other servers do. */
    @Test
    void catchesANodeThatReadsTheStatusAndThenWritesItUnconditionally() {
        List<Comment> comments = held(CONTROLS);

        RaceChecker checker = race(comments, this::carelessly, this::carelessly);

        assertThat(checker.faults()).isNotEmpty();
        assertThat(checker.doubled()).isPositive();
        assertThat(new Reconciliation(pool).run().await()).isNotEmpty();
        System.out.printf("careless nodes (seed %d): %s%n", SEED, checker.summary());
        database.execute("truncate comment, thread_counter, site_counter, fresh_counter, event, stream_head cascade");
    }

    private RaceChecker race(List<Comment> comments, Node here, Node there) {
        RaceChecker checker = new RaceChecker();
        Future<Void> one = decideAll(comments, new Random(SEED), here, Status.PUBLISHED, checker);
        Future<Void> other = decideAll(comments, new Random(SEED), there, Status.REJECTED, checker);
        Future.all(one, other).await();
        pool.query("select comment_id, status from comment")
                .execute()
                .await()
                .forEach(row -> checker.stands(new CommentId(row.getUUID(0)), Status.of(row.getShort(1))));
        pool.query("select comment_id, after from decision")
                .execute()
                .await()
                .forEach(row -> checker.recorded(new CommentId(row.getUUID(0)), Status.of(row.getShort(1))));
        return checker;
    }

    private static Future<Void> decideAll(
            List<Comment> comments, Random random, Node node, Status after, RaceChecker checker) {
        List<Comment> order = new ArrayList<>(comments);
        Collections.shuffle(order, random);
        Future<Void> done = Future.succeededFuture();
        for (int n = 0; n < order.size(); n += AT_ONCE) {
            List<Comment> batch = order.subList(n, Math.min(n + AT_ONCE, order.size()));
            done = done.compose(before -> node.decide(batch, after).map(applied -> {
                for (int i = 0; i < batch.size(); i++) {
                    checker.answered(batch.get(i).id(), after, applied.get(i));
                }
                return null;
            }));
        }
        return done;
    }

    private Future<List<Boolean>> properly(List<Comment> comments, Status after) {
        List<Command.Change> decisions = comments.stream()
                .<Command.Change>map(comment -> decide(comment, 1, Status.HELD, after, true))
                .toList();
        return new ChangeBatch(pool, () -> "epoch")
                .write(decisions)
                .map(done -> done.outcomes().stream()
                        .map(Outcome.Done.class::isInstance)
                        .toList());
    }

    private Future<List<Boolean>> carelessly(List<Comment> comments, Status after) {
        List<Future<Boolean>> all =
                comments.stream().map(comment -> careless(comment, after)).toList();
        return Future.all(all).map(done -> all.stream().map(Future::result).toList());
    }

    private Future<Boolean> careless(Comment comment, Status after) {
        return pool.preparedQuery("select status from comment where site_id = 1 and comment_id = $1")
                .execute(Tuple.of(comment.id().value()))
                .compose(rows -> rows.iterator().next().getShort(0) != Status.HELD.code()
                        ? Future.succeededFuture(false)
                        : overwrite(comment, after));
    }

    private Future<Boolean> overwrite(Comment comment, Status after) {
        String sql = """
                with written as (update comment set status = $2 where site_id = 1 and comment_id = $1 returning comment_id),
                counted as (update site_counter set pending = greatest(pending - 1, 0) where site_id = 1)
                insert into decision (site_id, decision_id, comment_id, revision, action, before, after, account_id, by_name, at, leaves)
                select 1, $3, comment_id, 1, 0, 1, $2, $4, 'Ann', now(), 1 from written
                """;
        return pool.preparedQuery(sql)
                .execute(Tuple.of(comment.id().value(), after.code(), Uuids.version7(NOW.toEpochMilli()), ANN.value()))
                .map(done -> true);
    }

    private List<Comment> held(int number) {
        List<Comment> comments = new ArrayList<>();
        while (comments.size() < number) {
            List<Command.Post> batch = new ArrayList<>();
            for (int n = 0; n < 100 && comments.size() + batch.size() < number; n++) {
                batch.add(post());
            }
            posts.write(batch).await().outcomes().forEach(outcome -> comments.add(((Outcome.Done) outcome).comment()));
        }
        return comments;
    }

    private static Command.Post post() {
        return new Command.Post(
                SITE,
                THREAD,
                new Command.Where("story", null, "A story", null),
                new CommentId(Uuids.version7(NOW.toEpochMilli())),
                null,
                new Comment.Author(ANN, "Ann", null),
                Screening.Screened.HELD,
                text("please"),
                NOW,
                Optional.empty());
    }
}
