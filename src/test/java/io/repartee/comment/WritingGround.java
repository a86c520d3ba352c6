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
import io.repartee.testing.TestDatabase;
import io.repartee.web.ErrorCode;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A site, an author and a thread of it, the writing statements, and the commands that tests give; all counters must be right afterwards. */
abstract class WritingGround {
    static final SiteId SITE = new SiteId(1);
    static final ThreadId THREAD = new ThreadId(Uuids.named("thread"));
    static final AccountId ANN = new AccountId(Uuids.named("ann"));
    static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");

    Vertx vertx;
    TestDatabase database;
    Pool pool;
    PostBatch posts;
    ChangeBatch changes;

    @BeforeEach
    void start() {
        vertx = Vertx.vertx();
        database = TestDatabase.create();
        database.execute("insert into site (key, name) values ('daily', 'The Daily')");
        database.execute("insert into site_counter (site_id) values (1)");
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

    Comment posted(Status status, Finding... findings) {
        return posted(new Screening.Screened(status, List.of(findings), false));
    }

    Comment posted(Screening.Screened screened) {
        Post post = new Post(
                SITE,
                THREAD,
                new Command.Where("story", null, "A story", "sport"),
                new CommentId(Uuids.version7(NOW.toEpochMilli())),
                null,
                new Comment.Author(ANN, "Ann", null),
                screened,
                text("first"),
                NOW,
                Optional.empty());
        return ((Outcome.Done) posts.write(List.of(post)).await().outcomes().get(0)).comment();
    }

    static Command.Text text(String text) {
        return new Command.Text(text, "<p>" + text + "</p>");
    }

    /** An edit of the newest revision that is held while readers see the one before. */
    static Command.Edit waits(Comment comment, int revision, String text) {
        return edit(comment, revision, text, Screening.Screened.HELD);
    }

    static Command.Edit edit(Comment comment, int revision, String text, Screening.Screened screened) {
        return new Command.Edit(SITE, THREAD, comment.id(), revision, text(text), screened, true, NOW.plusSeconds(1));
    }

    static Command.Decide decide(Comment comment, int revision, Status expect, Status after, boolean takesEdit) {
        return decide(comment, revision, expect, null, after, takesEdit, null);
    }

    static Command.Decide decide(
            Comment comment,
            int revision,
            Status expect,
            @Nullable Boolean editWaits,
            Status after,
            boolean takesEdit,
            @Nullable DecisionId undoes) {
        return new Command.Decide(
                SITE,
                THREAD,
                comment.id(),
                revision,
                expect,
                editWaits,
                after,
                takesEdit,
                new DecisionId(Uuids.version7(NOW.toEpochMilli())),
                (short) 0,
                ANN,
                "Ann",
                Command.Said.NOTHING,
                undoes,
                NOW.plusSeconds(2));
    }

    /** Does it, and gives the types of the events that it made. */
    List<EventType> did(Command.Change change) {
        Committed committed = changes.write(List.of(change)).await();
        assertThat(committed.outcomes()).allMatch(Outcome.Done.class::isInstance);
        return committed.handovers().stream()
                .flatMap(handover -> handover.events().stream())
                .map(event -> event.type())
                .toList();
    }

    ErrorCode refused(Command.Change change) {
        return ((Outcome.Refused)
                        changes.write(List.of(change)).await().outcomes().get(0))
                .code();
    }

    Comment now(Comment comment) {
        return new CommentStore(pool, () -> "epoch").find(SITE, comment.id()).await();
    }

    /** Pending, new, reported, spam, rejected. */
    List<Integer> queues() {
        Row row = one("""
                select k.pending, (select coalesce(sum(fresh), 0)::int from fresh_counter where site_id = 1) as fresh,
                       k.reported, k.spam, k.rejected
                from site_counter k where k.site_id = 1
                """);
        return List.of(row.getInteger(0), row.getInteger(1), row.getInteger(2), row.getInteger(3), row.getInteger(4));
    }

    Row one(String sql) {
        return pool.query(sql).execute().await().iterator().next();
    }
}
