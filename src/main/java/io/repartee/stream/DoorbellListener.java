package io.repartee.stream;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.pgclient.PgNotification;
import java.util.function.LongSupplier;

/**
 * Hears the doorbells of all nodes, its own too. Whenever it may have missed one it says {@link Ear#doubt()}, and the feed
 * compares heads: when LISTEN (first or again) returns, on a gap in a node's numbers, and each second while a node is
 * silent. On the same connection it hears their gossip, but not its own. Bound to one context.
 */
final class DoorbellListener {
    private static final long DEAF_MS = 10_000;

    /** Whom it tells; called on the context of the listener. */
    interface Ear {
        void rang(long bell, long seq);

        void doubt();

        /** The connection was lost, or is new: the database may be another one than it was. */
        void uncertain();

        /** Another node gave a sign of life. */
        void alive(String otherNode);

        /** Another node told something that is in no log. */
        void gossip(GossipCode.Heard heard);
    }

    private final Vertx vertx;
    private final Ear ear;
    private final String node;
    private final RingTracker tracker;
    private final LongSupplier steadyMs;
    private final PgLine line;
    private long check = -1;
    private long renewedAtMs;

    DoorbellListener(
            Vertx vertx, PgConnectOptions options, String node, long silenceMs, LongSupplier steadyMs, Ear ear) {
        this.vertx = vertx;
        this.ear = ear;
        this.node = node;
        this.steadyMs = steadyMs;
        this.renewedAtMs = steadyMs.getAsLong();
        this.tracker = new RingTracker(node, silenceMs, renewedAtMs);
        this.line = new PgLine(vertx, options, "listener", this::listen, ear::uncertain);
    }

    void open(long checkMs) {
        line.open();
        check = vertx.setPeriodic(checkMs, v -> checkSilence());
    }

    Future<Void> close() {
        vertx.cancelTimer(check);
        return line.close();
    }

    private Future<?> listen(PgConnection connection) {
        connection.notificationHandler(this::heard);
        return connection
                .query("listen " + Gossip.CHANNEL)
                .execute()
                .compose(listening ->
                        connection.query("listen " + Doorbell.CHANNEL).execute())
                .onSuccess(listening -> ear.uncertain());
    }

    private void heard(PgNotification notification) {
        if (notification.getChannel().equals(Gossip.CHANNEL)) {
            GossipCode.Heard heard = GossipCode.decode(notification.getPayload());
            if (!heard.node().equals(node)) {
                ear.alive(heard.node());
                ear.gossip(heard);
            }
            return;
        }
        if (notification.getPayload().equals(RingCode.DOUBT)) {
            ear.doubt();
        }
        RingCode.decode(notification.getPayload()).ifPresent(this::heard);
    }

    private void heard(Ring ring) {
        if (!ring.node().equals(node)) {
            ear.alive(ring.node());
        }
        boolean missed = tracker.missedBefore(ring, steadyMs.getAsLong());
        ring.heads().forEach(ear::rang);
        if (missed) {
            ear.doubt();
        }
    }

    private void checkSilence() {
        long now = steadyMs.getAsLong();
        if (tracker.silent(now)) {
            ear.doubt();
        }
        if (Math.min(tracker.deafMs(now), now - renewedAtMs) > DEAF_MS) {
            renewedAtMs = now;
            line.renew();
        }
    }
}
