package io.repartee.notify;

import io.repartee.ids.SiteId;
import io.repartee.outbox.Outbox;
import io.repartee.stream.Publisher;
import io.repartee.stream.StreamId;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Goes through what happened on all sites, in the order of the commits and without missing anything, and writes what follows from it:
 * notices for a few people at once, rows of the outbox for work that may be long, the events of the firehose. Of all nodes one does it
 * at a time; how far it has come is written by the same statement as what follows, so each event counts exactly once. Thread-safe.
 */
public final class GatherEvents {
    private static final Logger LOG = LoggerFactory.getLogger(GatherEvents.class);
    private static final int PAGE = 2_000;
    static final UUID FIREHOSE = StreamId.ofFirehose(new SiteId(0)).value();

    private final Pool pool;
    private final Publisher publisher;
    private final Outbox outbox;
    private final InstantSource clock;

    /**
     * @param pool whose statements are planned anew each time: a plan made while the tables are empty reads a site's whole past for
     *     every event once they are not, and planning is little beside a page
     */
    public GatherEvents(Pool pool, Publisher publisher, Outbox outbox, InstantSource clock) {
        this.pool = pool;
        this.publisher = publisher;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Completes with whether there is more to do. */
    public Future<Boolean> run() {
        return pool.preparedQuery(GatherSql.LOOK).execute().compose(rows -> {
            Row row = rows.iterator().next();
            if (row.getBoolean("ahead")) {
                LOG.warn("the numbers of transactions have gone back: what happened before is not told again");
                return pool.preparedQuery(GatherSql.BEGIN_ANEW).execute().map(true);
            }
            return row.getBoolean("more") ? gather() : Future.succeededFuture(false);
        });
    }

    private Future<Boolean> gather() {
        return pool.preparedQuery(GatherSql.GATHER)
                .execute(Tuple.of(PAGE, FIREHOSE, clock.instant().atOffset(ZoneOffset.UTC)))
                .map(this::gathered);
    }

    private boolean gathered(RowSet<Row> rows) {
        publisher.committed(NoticeEvents.handovers(rows));
        Row first = rows.iterator().next();
        if (first.getLong("work") > 0) {
            outbox.wake();
        }
        return first.getLong("events") == PAGE;
    }
}
