package io.repartee.stream;

import io.repartee.testing.TestDatabase;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Writes events as the writing side does: the number comes from the stream's row, under its lock. */
final class TestWriter {
    static final String BUMP = """
            insert into stream_head (site_id, stream, seq, mark) values ($1, $2, 1, $3)
            on conflict (site_id, stream) do update set seq = stream_head.seq + 1, mark = excluded.mark
            returning seq
            """;
    static final String INSERT = """
            insert into event (site_id, stream, seq, mark, type, comment, revision, at)
            values ($1, $2, $3, $4, $5, $6, $7, $8)
            """;

    private final Pool pool;

    TestWriter(Pool pool) {
        this.pool = pool;
    }

    /** Commits one event and gives what its node would hand over. */
    Future<Handover> write(StreamId stream, EventType type, @Nullable UUID comment) {
        return pool.withTransaction(connection -> write(connection, stream, type, comment));
    }

    Future<Handover> write(SqlConnection connection, StreamId stream, EventType type, @Nullable UUID comment) {
        int mark = ThreadLocalRandom.current().nextInt();
        return connection
                .preparedQuery(BUMP)
                .execute(Tuple.of(stream.site().value(), stream.value(), mark))
                .compose(
                        rows -> insert(connection, stream, event(rows.iterator().next(), mark, type, comment)));
    }

    /** Many events into a stream that has none, in one transaction, blocking. */
    void writeMany(TestDatabase database, StreamId stream, int count, UUID comment) {
        database.execute("""
                insert into stream_head (site_id, stream, seq, mark) values (%1$d, '%2$s', %3$d, %3$d);
                insert into event (site_id, stream, seq, mark, type, comment, revision, at)
                select %1$d, '%2$s', seq, seq, 2, '%4$s', 1, now() from generate_series(1, %3$d) seq
                """.formatted(stream.site().value(), stream.value(), count, comment));
    }

    static Future<Handover> insert(SqlConnection connection, StreamId stream, Event event) {
        return connection
                .preparedQuery(INSERT)
                .execute(Tuple.of(
                        stream.site().value(),
                        stream.value(),
                        event.seq(),
                        (int) event.mark(),
                        event.type().code(),
                        event.comment(),
                        event.revision(),
                        OffsetDateTime.ofInstant(event.at(), ZoneOffset.UTC)))
                .map(done -> new Handover(stream, List.of(event), Optional.empty()));
    }

    private static Event event(Row row, int mark, EventType type, @Nullable UUID comment) {
        return new Event(row.getLong("seq"), Integer.toUnsignedLong(mark), type, comment, 1, Instant.now());
    }
}
