package io.repartee.comment;

import static org.assertj.core.api.Assertions.assertThat;

import io.repartee.comment.Command.Post;
import io.repartee.ids.AccountId;
import io.repartee.ids.CommentId;
import io.repartee.ids.DecisionId;
import io.repartee.ids.SiteId;
import io.repartee.ids.ThreadId;
import io.repartee.ids.Uuids;
import io.repartee.ops.Reconciliation;
import io.repartee.stream.EventType;
import io.repartee.stream.Handover;
import io.repartee.testing.TestDatabase;
import io.repartee.web.ErrorCode;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The writing statements on a real PostgreSQL: what they write, refuse, count and tell. */
class WritesIT {
    private static final SiteId SITE = new SiteId(1);
    private static final ThreadId THREAD = new ThreadId(Uuids.named("thread"));
    private static final AccountId ANN = new AccountId(Uuids.named("ann"));
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");

    private Vertx vertx;
    private TestDatabase database;
    private Pool pool;
    private PostBatch posts;
    private ChangeBatch changes;

    @BeforeEach
    void start() {
        vertx = Vertx.vertx();
        database = TestDatabase.create();
        database.execute("insert into site (key, name) values ('daily', 'The Daily')");
        database.execute("insert into account (site_id, account_id, kind, name) values (1, '" + ANN + "', 0, 'Ann')");
        pool = database.pool(vertx);
        posts = new PostBatch(pool, () -> "epoch", 3);
        changes = new ChangeBatch(pool, () -> "epoch");
    }

    @AfterEach
    void everythingReconciles() {
        assertThat(new Reconciliation(pool).run().await()).isEmpty();
        vertx.close().await();
        database.close();
    }

    @Test
    void numbersTheEventsOfABatchWithoutAHole() {
        Committed first = posts.write(List.of(post(), post())).await();
        Committed second = posts.write(List.of(post())).await();

        assertThat(seqs(first)).containsExactly(1L, 2L);
        assertThat(seqs(second)).containsExactly(3L);
    }

    @Test
    void refusesABadCommandWithoutItsNeighbours() {
        Post stray = reply(new CommentId(UUID.randomUUID()));

        List<Outcome> outcomes =
                posts.write(List.of(post(), stray, post())).await().outcomes();

        assertThat(outcomes.get(1)).isEqualTo(Outcome.Refused.because(ErrorCode.PARENT_NOT_VISIBLE));
        assertThat(outcomes.get(0)).isInstanceOf(Outcome.Done.class);
        assertThat(outcomes.get(2)).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void writesOneOfTwoPostsWithOneKeyInOneBatch() {
        List<Outcome> outcomes =
                posts.write(List.of(keyed("k"), keyed("k"))).await().outcomes();

        assertThat(outcomes.get(0)).isInstanceOf(Outcome.Done.class);
        assertThat(outcomes.get(1)).isInstanceOf(Outcome.Repeated.class);
    }

    @Test
    void countsAReplyAtAllItsAncestors() {
        Comment top = written(post());
        Comment reply = written(reply(top.id()));
        Comment deep = written(reply(reply.id()));

        assertThat(deep.path()).containsExactly(top.id(), reply.id());
        assertThat(find(top).replyCount()).isEqualTo(2);
        assertThat(find(reply).replyCount()).isEqualTo(1);
    }

    @Test
    void refusesToNestDeeperThanAllowed() {
        Comment comment = written(post());
        for (int depth = 1; depth <= 3; depth++) {
            comment = written(reply(comment.id()));
        }

        Outcome outcome =
                posts.write(List.of(reply(comment.id()))).await().outcomes().get(0);

        assertThat(outcome).isEqualTo(Outcome.Refused.because(ErrorCode.NESTING_TOO_DEEP));
    }

    @Test
    void deletesAParentAndItsReplyInOneBatch() {
        Comment top = written(post());
        Comment reply = written(reply(top.id()));

        Committed done = changes.write(List.of(delete(top), delete(reply))).await();

        assertThat(done.outcomes()).allMatch(Outcome.Done.class::isInstance);
        assertThat(types(done)).containsExactly(EventType.COMMENT_REMOVED, EventType.COMMENT_REMOVED);
        assertThat(find(top).replyCount()).isZero();
    }

    @Test
    void deletingTwiceIsAConflictThatChangesNothing() {
        Comment top = written(post());
        changes.write(List.of(delete(top))).await();

        Outcome again = changes.write(List.of(delete(top))).await().outcomes().get(0);

        assertThat(again)
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.STATUS_CONFLICT));
    }

    @Test
    void tellsModeratorsOfAHeldCommentAndReadersOnlyOfTheApprovedOne() {
        Committed held = posts.write(List.of(held())).await();
        Comment comment = ((Outcome.Done) held.outcomes().get(0)).comment();
        Committed approved =
                changes.write(List.of(approve(comment, 1, Status.HELD))).await();

        assertThat(types(held)).containsExactly(EventType.QUEUE_ENTERED);
        assertThat(types(approved))
                .containsExactlyInAnyOrder(EventType.QUEUE_LEFT, EventType.DECISION_MADE, EventType.COMMENT_PUBLISHED);
        assertThat(find(comment).publishedAt()).isEqualTo(NOW);
    }

    @Test
    void decidesOnlyAboutTheRevisionAndTheStatusThatWereSeen() {
        Comment comment = written(held());

        assertThat(refusal(approve(comment, 2, Status.HELD))).isEqualTo(ErrorCode.REVISION_CONFLICT);
        assertThat(refusal(approve(comment, 1, Status.SPAM))).isEqualTo(ErrorCode.STATUS_CONFLICT);
        assertThat(find(comment).status()).isEqualTo(Status.HELD);
    }

    @Test
    void keepsTheTextThatAnEditReplaces() {
        Comment comment = written(post());
        Command.Text text = new Command.Text("new", "<p>new</p>");

        Committed edited = changes.write(List.of(new Command.Edit(
                        SITE, THREAD, comment.id(), 1, text, Screening.Screened.PUBLISHED, false, NOW.plusSeconds(1))))
                .await();

        assertThat(types(edited)).containsExactly(EventType.COMMENT_EDITED);
        assertThat(find(comment).revision()).isEqualTo(2);
        assertThat(find(comment).html()).isEqualTo("<p>new</p>");
        assertThat(pool.query("select source from comment_revision").execute().await())
                .hasSize(1)
                .allMatch(row -> row.getString(0).equals("text"));
    }

    @Test
    void refusesAnEditOfARevisionThatMovedOn() {
        Comment comment = written(post());
        Command.Text text = new Command.Text("new", "<p>new</p>");

        assertThat(refusal(new Command.Edit(
                        SITE, THREAD, comment.id(), 7, text, Screening.Screened.PUBLISHED, false, NOW)))
                .isEqualTo(ErrorCode.REVISION_CONFLICT);
    }

    @Test
    void sendsAnEditBackToTheQueueWhereThePolicySaysSo() {
        Comment comment = written(post());
        Command.Text text = new Command.Text("new", "<p>new</p>");

        Committed edited = changes.write(List.of(
                        new Command.Edit(SITE, THREAD, comment.id(), 1, text, Screening.Screened.HELD, false, NOW)))
                .await();

        assertThat(types(edited)).containsExactlyInAnyOrder(EventType.COMMENT_REMOVED, EventType.QUEUE_ENTERED);
        assertThat(find(comment).status()).isEqualTo(Status.HELD);
    }

    @Test
    void forgetsKeysAfterADayAndNotBefore() {
        posts.write(List.of(keyed("old"), keyed("young"))).await();
        database.execute("update idempotency set at = now() - interval '25 hours' where key = 'old'");

        assertThat(new ForgetKeysVerticle(pool).sweep().await()).isEqualTo(1);

        List<Outcome> again =
                posts.write(List.of(keyed("old"), keyed("young"))).await().outcomes();
        assertThat(again.get(0)).isInstanceOf(Outcome.Done.class);
        assertThat(again.get(1)).isInstanceOf(Outcome.Repeated.class);
    }

    private Comment written(Post post) {
        return ((Outcome.Done) posts.write(List.of(post)).await().outcomes().get(0)).comment();
    }

    private Comment find(Comment comment) {
        return new CommentStore(pool, () -> "epoch").find(SITE, comment.id()).await();
    }

    private ErrorCode refusal(Command.Change change) {
        return ((Outcome.Refused)
                        changes.write(List.of(change)).await().outcomes().get(0))
                .code();
    }

    private static List<Long> seqs(Committed committed) {
        return committed.handovers().get(0).events().stream()
                .map(event -> event.seq())
                .toList();
    }

    private static List<EventType> types(Committed committed) {
        List<EventType> types = new ArrayList<>();
        for (Handover handover : committed.handovers()) {
            handover.events().forEach(event -> types.add(event.type()));
        }
        return types;
    }

    private static Command.Delete delete(Comment comment) {
        return new Command.Delete(SITE, THREAD, comment.id(), NOW);
    }

    private static Command.Decide approve(Comment comment, int revision, Status expect) {
        DecisionId id = new DecisionId(UUID.randomUUID());
        return new Command.Decide(
                SITE,
                THREAD,
                comment.id(),
                revision,
                expect,
                null,
                Status.PUBLISHED,
                true,
                id,
                (short) 0,
                ANN,
                "Ann",
                Command.Said.NOTHING,
                null,
                NOW);
    }

    private static Post post() {
        return post(null, Status.PUBLISHED, null);
    }

    private static Post held() {
        return post(null, Status.HELD, null);
    }

    private static Post reply(CommentId parent) {
        return post(parent, Status.PUBLISHED, null);
    }

    private static Post keyed(String key) {
        return post(null, Status.PUBLISHED, key);
    }

    private static Post post(@Nullable CommentId parent, Status status, @Nullable String key) {
        return new Post(
                SITE,
                THREAD,
                new Command.Where("story", null, "A story", null),
                new CommentId(Uuids.version7(NOW.toEpochMilli())),
                parent,
                new Comment.Author(ANN, "Ann", null),
                new Screening.Screened(status, List.of(), false),
                new Command.Text("text", "<p>text</p>"),
                NOW,
                Optional.ofNullable(key).map(k -> new Command.Idempotency(k, new byte[] {1})));
    }
}
