package io.repartee.stream;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the other nodes that streams have moved. It rings after commits, on a connection of its own and never inside a
 * transaction that writes, because NOTIFY takes an instance-wide lock at commit; changes of a few milliseconds make one
 * ring. What cannot be sent is dropped, but counted: the next number shows the listeners the gap. Bound to one context.
 */
final class Doorbell {
    static final String CHANNEL = "repartee_doorbell";
    /** Makes all nodes compare heads and epoch at once. */
    static final String DOUBT = "select pg_notify('" + CHANNEL + "', '" + RingCode.DOUBT + "')";

    private static final Logger LOG = LoggerFactory.getLogger(Doorbell.class);
    /** A ring is only a hint, so its commit need not wait for the disk. */
    private static final String GREETING = "set synchronous_commit = off";

    private static final int NUMBER_ROOM = 40;
    private static final int MOST_PENDING = 50_000;
    private static final long ANSWER_WITHIN_MS = 3_000;

    private final Vertx vertx;
    private final String node;
    private final long gatherMs;
    private final PgLine line;
    private Map<Long, Long> pending = new HashMap<>();
    private long number;
    private boolean gathering;
    private boolean sending;
    private long heartbeat = -1;

    /** @param line as {@link #line} makes it */
    Doorbell(Vertx vertx, PgLine line, String node, long gatherMs) {
        this.vertx = vertx;
        this.node = node;
        this.gatherMs = gatherMs;
        this.line = line;
    }

    /** The connection that a doorbell rings on; others may notify on it too. The doorbell opens and closes it. */
    static PgLine line(Vertx vertx, PgConnectOptions options) {
        return new PgLine(
                vertx,
                options,
                "doorbell",
                connection -> connection.query(GREETING).execute());
    }

    void open(long heartbeatMs) {
        line.open();
        heartbeat = vertx.setPeriodic(heartbeatMs, v -> ring());
    }

    Future<Void> close() {
        vertx.cancelTimer(heartbeat);
        return line.close();
    }

    void changed(long bell, long seq) {
        pending.merge(bell, seq, Math::max);
        if (pending.size() > MOST_PENDING) {
            drop();
        }
        if (!gathering) {
            gathering = true;
            vertx.setTimer(gatherMs, v -> ring());
        }
    }

    /** Sends what has gathered, or only a heartbeat when nothing has. */
    private void ring() {
        gathering = false;
        if (sending) {
            return;
        }
        Optional<PgConnection> connection = line.current();
        if (connection.isEmpty()) {
            drop();
            return;
        }
        Map<Long, Long> heads = pending;
        pending = new HashMap<>();
        List<String> parts = RingCode.parts(heads, RingCode.PAYLOAD_BYTES - node.length() - NUMBER_ROOM);
        sending = true;
        within(connection.get(), send(connection.get(), parts.iterator())).onComplete(sent -> {
            sending = false;
            if (sent.failed()) {
                LOG.warn("A doorbell could not be rung: {}", sent.cause().getMessage());
                line.renew();
            } else if (!pending.isEmpty() && !gathering) {
                ring();
            }
        });
    }

    private Future<Void> send(PgConnection connection, Iterator<String> parts) {
        if (!parts.hasNext()) {
            return Future.succeededFuture();
        }
        String payload = RingCode.encode(node, ++number, parts.next());
        return connection
                .query("notify " + CHANNEL + ", '" + payload + "'")
                .execute()
                .compose(sent -> send(connection, parts));
    }

    /** A connection that does not answer is closed, which fails what waits on it. */
    private Future<Void> within(PgConnection connection, Future<Void> sent) {
        long timer = vertx.setTimer(ANSWER_WITHIN_MS, v -> connection.close());
        return sent.onComplete(done -> vertx.cancelTimer(timer));
    }

    private void drop() {
        number++;
        pending.clear();
    }
}
