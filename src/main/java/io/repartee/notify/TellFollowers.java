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
import org.jspecify.annotations.Nullable;

/** A comment whose thread, author or section is followed: its followers are told, some at each step. */
public final class TellFollowers implements Deliverer {
    private static final int STEP = 500;
    private static final UUID FIRST = new UUID(0, 0);

    private final Pool pool;
    private final Publisher publisher;
    private final InstantSource clock;

    public TellFollowers(Pool pool, Publisher publisher, InstantSource clock) {
        this.pool = pool;
        this.publisher = publisher;
        this.clock = clock;
    }

    /** As it lies in the row. */
    private record Body(UUID comment, @Nullable UUID after) {}

    @Override
    public String kind() {
        return "followers";
    }

    @Override
    public Terms terms() {
        return Terms.INSIDE;
    }

    @Override
    public Future<Delivered> deliver(Parcel parcel) {
        Body body = JsonReader.read(Buffer.buffer(parcel.body()), Body.class);
        return pool.preparedQuery(FanOutSql.FOLLOWERS)
                .execute(Tuple.of(
                        parcel.site().value(),
                        body.comment(),
                        body.after() == null ? FIRST : body.after(),
                        STEP,
                        parcel.id(),
                        clock.instant().atOffset(ZoneOffset.UTC)))
                .map(rows -> {
                    publisher.committed(NoticeEvents.handovers(rows));
                    return rows.iterator().next().getLong("done") == STEP ? Delivered.MORE : Delivered.DONE;
                });
    }
}
