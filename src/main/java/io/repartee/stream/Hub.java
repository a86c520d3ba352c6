package io.repartee.stream;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * All sockets of one event loop. Everything here runs on that loop, so there are no locks; the feed's words come through a
 * mailbox. A turn writes what it has to write and then flushes each socket once.
 */
public final class Hub {
    private static final long CLOSE_WITHIN_MS = 3_000;

    private final Vertx vertx;
    private final LiveSettings settings;
    private final LiveCounts counts;
    private final Mailbox mailbox;
    private final Flusher flusher;
    private final Optional<Attendants> attendants;
    private final Topics topics;
    private final LiveProtocol protocol;
    private final Heartbeat heartbeat;
    private final TokenWatch tokens;
    private final Wheel<Session> wheel;
    private final Deadlines deadlines = new Deadlines();
    private final Stalls stalls;
    private final Drain drain = new Drain(deadlines);
    private int sockets;
    private final long ticker;
    private final Runnable unwatch;

    /** Made on the context whose event loop owns the sockets: that of one HTTP verticle. */
    public Hub(Vertx vertx, Feed feed, LiveGate gate, LiveSettings settings, LiveCounts counts, InstantSource clock) {
        this.vertx = vertx;
        Context context = vertx.getOrCreateContext();
        this.settings = settings;
        this.counts = counts;
        this.mailbox = new Mailbox(context, this::afterTurn);
        this.flusher = new Flusher(context);
        FeedMail mail = new FeedMail(mailbox, this::topics);
        this.attendants = settings.presence() ? Optional.of(new Attendants(feed, mail, this::nowMs)) : Optional.empty();
        this.topics = new Topics(feed, mail, mailbox::post, counts, attendants, this::nowMs);
        this.heartbeat = new Heartbeat(topics, settings);
        Answers answers = new Answers(mailbox::post);
        Subscribing subscribing = new Subscribing(this, topics, answers);
        this.protocol = new LiveProtocol(this, gate, answers, subscribing);
        this.tokens = new TokenWatch(clock, deadlines, 2L * settings.heartbeatMs(), subscribing::tokenEnded);
        this.stalls = new Stalls(settings.stallMs());
        this.wheel = new Wheel<>(settings.heartbeatMs() / settings.tickMs());
        this.unwatch = gate.watch(whom -> mailbox.post(() -> askAgain(subscribing, whom)));
        this.ticker = vertx.setPeriodic(settings.tickMs(), v -> tick());
    }

    /** Whether no new socket may come; on the hub's loop. */
    boolean draining() {
        return drain.begun();
    }

    /** Takes a socket over, whose place has been counted. On the hub's loop, right after the handshake. */
    void accept(ServerWebSocket socket, String siteKey) throws Exception {
        Session session = new Session(this, siteKey, settings, nowMs());
        sockets++;
        wheel.add(session);
        try {
            Takeover.of(socket, session.wire(), settings.outboundBytes());
        } catch (Exception e) {
            gone(session);
            throw e;
        }
        deadlines.add(nowMs() + settings.helloMs(), () -> helloDue(session));
        if (drain.begun()) {
            close(session, CloseCode.SHUTTING_DOWN);
        }
    }

    /**
     * Tells all sockets to come back elsewhere, spread over that time, so that they do not all come back at once. Ends when
     * the last one is gone, at the latest three seconds after the time. May be called on any thread, once.
     */
    public Future<Void> drain(Duration over) {
        mailbox.post(() -> drainNow(over.toMillis()));
        return drain.over();
    }

    /** Ends what the hub does by itself; after {@link #drain}. */
    public void close() {
        vertx.cancelTimer(ticker);
        unwatch.run();
    }

    LiveSettings settings() {
        return settings;
    }

    long nowMs() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }

    /** A message of a client; handled on the hub's context, as it may lead to the database. */
    void received(Session session, byte[] utf8) {
        mailbox.post(() -> protocol.received(session, utf8));
    }

    void dirty(Session session) {
        flusher.add(session);
    }

    void writable(Session session, boolean writable) {
        if (!writable) {
            stalls.add(session, nowMs());
        } else if (stalls.remove(session)) {
            mailbox.post(() -> resume(session));
        }
    }

    /** A frame did not fit, although the channel is not full. */
    void full(Session session) {
        stalls.add(session, nowMs());
    }

    void close(Session session, CloseCode code) {
        if (session.stage() != Session.Stage.CLOSED) {
            silence(session);
            counts.addClosed();
            session.wire().close(code.code(), code.reason());
            deadlines.add(nowMs() + CLOSE_WITHIN_MS, session.wire()::abort);
        }
    }

    void gone(Session session) {
        if (!wheel.remove(session)) {
            return;
        }
        silence(session);
        stalls.remove(session);
        counts.leave();
        sockets--;
        drain.left(sockets);
    }

    private Topics topics() {
        return topics;
    }

    TokenWatch tokens() {
        return tokens;
    }

    private void askAgain(Subscribing subscribing, Predicate<LiveGate.Guest> whom) {
        List<Session> concerned = new ArrayList<>();
        wheel.forEach(session -> {
            if (session.open() && whom.test(session.guest())) {
                concerned.add(session);
            }
        });
        concerned.forEach(subscribing::askAgainForPrivate);
    }

    private void helloDue(Session session) {
        if (session.stage() == Session.Stage.WAITING) {
            close(session, CloseCode.HELLO_MISSING);
        }
    }

    private void silence(Session session) {
        session.stage(Session.Stage.CLOSED);
        session.noEarly();
        session.subscriptions().forEach(topics::end);
        session.subscriptions().clear();
    }

    private void tick() {
        long now = nowMs();
        deadlines.run(now);
        wheel.tick(session -> visit(session, now));
        stalls.tick(now, this::resume, session -> close(session, CloseCode.TOO_SLOW));
        topics.resumeLagging();
        attendants.ifPresent(Attendants::tick);
        afterTurn();
    }

    private void visit(Session session, long now) {
        if (heartbeat.silent(session, now)) {
            close(session, CloseCode.SILENT);
        } else if (session.open()) {
            tokens.look(session, now);
            heartbeat.beat(session, now);
        }
    }

    private void drainNow(long overMs) {
        List<Session> all = new ArrayList<>();
        wheel.forEach(all::add);
        drain.begin(all, nowMs(), overMs, session -> close(session, CloseCode.SHUTTING_DOWN));
    }

    private void resume(Session session) {
        session.subscriptions().forEach(topics::resume);
    }

    private void afterTurn() {
        topics.afterTurn();
        flusher.flush();
    }
}
