package io.repartee.notify;

import io.repartee.outbox.Deliverer;
import io.repartee.outbox.Parcel;
import io.repartee.outbox.Terms;
import io.repartee.stream.Publisher;
import io.repartee.web.JsonReader;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.UUID;

/** A comment has left its page: so do the notices about it, some at each step. */
public final class WithdrawNotices implements Deliverer {
    private static final int STEP = 500;

    private final Pool pool;
    private final Publisher publisher;
    private final InstantSource clock;

    public WithdrawNotices(Pool pool, Publisher publisher, InstantSource clock) {
        this.pool = pool;
        this.publisher = publisher;
        this.clock = clock;
    }

    /** As it lies in the row. */
    private record Body(UUID comment) {}

    @Override
    public String kind() {
        return "withdrawal";
    }

    @Override
    public Terms terms() {
        return Terms.INSIDE;
    }

    @Override
    public Future<Delivered> deliver(Parcel parcel) {
        UUID comment = JsonReader.read(Buffer.buffer(parcel.body()), Body.class).comment();
        return pool.preparedQuery(FanOutSql.WITHDRAW)
                .execute(Tuple.of(
                        parcel.site().value(), comment, STEP, clock.instant().atOffset(ZoneOffset.UTC)))
                .map(rows -> {
                    publisher.committed(NoticeEvents.handovers(rows));
                    return rows.iterator().next().getLong("done") == STEP ? Delivered.MORE : Delivered.DONE;
                });
    }
}
