package io.repartee.notify;

import static io.repartee.testing.Futures.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.repartee.database.Database;
import io.repartee.outbox.Outbox;
import io.repartee.testing.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Transaction;
import io.vertx.sqlclient.Tuple;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Events of all streams are gone through in the order of their commits: none is passed over, none comes twice. */
class GatherEventsIT {
    private final Vertx vertx = Vertx.vertx();
    private final TestDatabase database = TestDatabase.create();
    private final Pool pool = database.pool(vertx);
    private final GatherEvents gather = gatherer();
    private final GatherEvents other = gatherer();

    @BeforeEach
    void aSiteWithAFirehose() {
        database.execute("insert into site (key, name) values ('daily', 'The Daily')");
        database.execute("insert into firehose (site_id) values (1)");
    }

    @AfterEach
    void end() {
        get(vertx.close());
        database.close();
    }

    @Test
    void whatIsCommittedLateIsNotPassedOver() {
        SqlConnection slow = get(pool.getConnection());
        Transaction open = get(slow.begin());
        UUID early = write(slow);
        UUID late = write(pool);
        Careless careless = new Careless();

        get(gather.run());
        careless.look();
        assertThat(gathered()).as("an older transaction still runs").isEmpty();
        get(open.commit());
        get(slow.close());
        careless.look();
        gatherUntil(2);

        assertThat(gathered()).containsExactly(early, late);
        assertThat(careless.seen)
                .as("the negative control: whoever goes on from the last that is there never sees the other one")
                .containsExactly(late);
    }

    @Test
    void ofManyWhoCommitAtOnceEachIsGatheredOnceByHoweverManyNodes() {
        Queue<UUID> written = new ConcurrentLinkedQueue<>();
        List<Future<Void>> writers =
                IntStream.range(0, 5).mapToObj(n -> writeOn(written, 60, n)).toList();
        Future<?> done = Future.all(writers);
        while (!done.isComplete()) {
            get(Future.all(gather.run(), other.run()));
        }
        get(done);
        gatherUntil(written.size());
        get(Future.all(gather.run(), other.run()));

        assertThat(gathered()).containsExactlyInAnyOrderElementsOf(written);
    }

    @Test
    void manyPagesAreGoneThroughOnceAndInOrder() {
        List<UUID> written = new ArrayList<>();
        for (int n = 0; n < 1_300; n++) {
            written.add(UUID.randomUUID());
        }
        get(pool.preparedQuery("insert into event (site_id, stream, seq, mark, type, comment, at)"
                        + " select 1, $1, n, n, 1, id, now() from unnest($2::uuid[]) with ordinality w (id, n)")
                .execute(Tuple.of(UUID.randomUUID(), (Object) written.toArray(UUID[]::new))));
        gatherUntil(written.size());
        get(Future.all(gather.run(), other.run()));

        assertThat(gathered()).containsExactlyElementsOf(written);
    }

    @Test
    void aDumpInAnotherServerIsNoticed() {
        UUID old = write(pool);
        database.execute("update event set xid = '4611686018427387904'");
        database.execute("update gathering set xid = '4611686018427387904'");

        await().until(() -> {
            get(gather.run());
            return number("select count(*) from gathering where xid < '4611686018427387904'") == 1;
        });
        UUID fresh = write(pool);
        gatherUntil(1);

        assertThat(gathered()).containsExactly(fresh).doesNotContain(old);
    }

    /** Each writes now one event, now three, in transactions that end when they do. */
    private Future<Void> writeOn(Queue<UUID> written, int more, int writer) {
        if (more == 0) {
            return Future.succeededFuture();
        }
        int size = (more + writer) % 3 + 1;
        List<UUID> comments =
                IntStream.range(0, size).mapToObj(n -> UUID.randomUUID()).toList();
        return pool.withTransaction(connection -> insert(connection, comments, 0))
                .onSuccess(committed -> written.addAll(comments))
                .compose(committed -> writeOn(written, more - 1, writer));
    }

    private static Future<Void> insert(SqlClient connection, List<UUID> comments, int from) {
        return from == comments.size()
                ? Future.succeededFuture()
                : inserted(connection, comments.get(from)).compose(done -> insert(connection, comments, from + 1));
    }

    private static Future<RowSet<Row>> inserted(SqlClient connection, UUID comment) {
        return connection
                .preparedQuery("insert into event (site_id, stream, seq, mark, type, comment, at)"
                        + " values (1, $1, 1, 1, 1, $2, now())")
                .execute(Tuple.of(UUID.randomUUID(), comment));
    }

    private static UUID write(SqlClient connection) {
        UUID comment = UUID.randomUUID();
        get(inserted(connection, comment));
        return comment;
    }

    /** Transactions of other tests on the same server may hold it up. */
    private void gatherUntil(int events) {
        await().until(() -> {
            get(Future.all(gather.run(), other.run()));
            return gathered().size() >= events;
        });
    }

    private GatherEvents gatherer() {
        return new GatherEvents(
                Database.openForWriting(vertx, database.url(), 1, 16).pool(),
                handovers -> {},
                new Outbox(pool),
                InstantSource.system());
    }

    /** In the order of their numbers, which have no hole. */
    private List<UUID> gathered() {
        RowSet<Row> rows = get(pool.preparedQuery("select seq, comment from event where stream = $1 order by seq")
                .execute(Tuple.of(GatherEvents.FIREHOSE)));
        List<UUID> comments = new ArrayList<>();
        for (Row row : rows) {
            assertThat(row.getLong("seq")).isEqualTo(comments.size() + 1);
            comments.add(row.getUUID("comment"));
        }
        return comments;
    }

    private long number(String sql) {
        return get(pool.query(sql).execute()).iterator().next().getLong(0);
    }

    /** A reader that asks for what is newer than the last thing it saw. */
    private final class Careless {
        private final List<UUID> seen = new ArrayList<>();
        private long last;

        private void look() {
            RowSet<Row> rows = get(pool.preparedQuery(
                            "select comment, xid::text::bigint as xid from event where type = 1 and xid::text::bigint > $1 order by xid")
                    .execute(Tuple.of(last)));
            rows.forEach(row -> {
                seen.add(row.getUUID("comment"));
                last = row.getLong("xid");
            });
        }
    }
}
