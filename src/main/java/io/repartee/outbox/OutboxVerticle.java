package io.repartee.outbox;

import io.repartee.observation.Observer;
import io.repartee.web.DatabaseProblems;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works on the outbox. Every node has one; they share the rows by taking them for a while. Looks when somebody says that there
 * is something, when there was more than it could take, and each second anyway. A round that fails is made up for by the next.
 */
public final class OutboxVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxVerticle.class);
    private static final Duration TIDY = Duration.ofMinutes(10);

    private final Outbox outbox;
    private final OutboxStore store;
    private final Collection<Deliverer> deliverers;
    private final OutboxSettings settings;
    private final InstantSource clock;
    private final Observer observer;
    private final AtomicBoolean woken = new AtomicBoolean();
    private Settling settling;
    private Dispatch dispatch;
    private boolean claiming;
    private boolean again;
    private boolean stopped;
    private boolean failing;

    public OutboxVerticle(
            Outbox outbox,
            Pool pool,
            Collection<Deliverer> deliverers,
            OutboxSettings settings,
            InstantSource clock,
            Observer observer) {
        this.outbox = outbox;
        this.store = new OutboxStore(pool);
        this.deliverers = List.copyOf(deliverers);
        this.settings = settings;
        this.clock = clock;
        this.observer = observer;
    }

    @Override
    public Future<?> start() {
        settling = new Settling(store::settle);
        dispatch = new Dispatch(deliverers, settling, context, clock, observer);
        dispatch.whenRoom(this::look);
        settling.whenDue(this::wake);
        settling.whenRoom(this::wake);
        outbox.worker(this::wake);
        vertx.setPeriodic(settings.poll().toMillis(), now -> look());
        vertx.setTimer(1 + ThreadLocalRandom.current().nextLong(TIDY.toMillis()), now -> tidy());
        return Future.succeededFuture();
    }

    /** What has not begun goes back; what is under way is known or comes back when its lease ends. */
    @Override
    public Future<?> stop() {
        stopped = true;
        outbox.worker(() -> {});
        dispatch.giveBack();
        return settling.written();
    }

    private void wake() {
        if (woken.compareAndSet(false, true)) {
            context.runOnContext(now -> {
                woken.set(false);
                dispatch.goOn();
                look();
            });
        }
    }

    private void look() {
        int room = settings.most() - dispatch.held() - settling.held();
        if (stopped || room <= 0 || deliverers.isEmpty()) {
            return;
        }
        if (claiming) {
            again = true;
            return;
        }
        claiming = true;
        Instant now = clock.instant();
        store.claim(now, dispatch.kinds(), settings.atOnce(), dispatch.left(), room, now.plus(settings.lease()))
                .onComplete(done -> context.runOnContext(back -> {
                    claiming = false;
                    tell(done.succeeded(), done.cause());
                    if (done.succeeded()) {
                        take(done.result());
                    }
                }));
    }

    private void take(List<Parcel> parcels) {
        boolean more = again || parcels.size() >= settings.atOnce();
        again = false;
        dispatch.take(parcels);
        if (stopped) {
            dispatch.giveBack();
        } else if (more) {
            look();
        }
    }

    private void tidy() {
        Instant now = clock.instant();
        store.forget(now.minus(settings.keepDone()), now.minus(settings.keepGivenUp()))
                .onFailure(failure -> LOG.warn("old rows of the outbox stay: {}", failure.getMessage()))
                .onComplete(done -> {
                    boolean more = done.succeeded() && done.result();
                    vertx.setTimer(more ? 1 : TIDY.toMillis(), later -> tidy());
                });
    }

    /** Once when it begins to fail, not for each round. */
    private void tell(boolean fine, Throwable failure) {
        if (!fine && !failing) {
            LOG.warn("the outbox rests: {}", DatabaseProblems.ofRead(failure).getMessage());
        }
        failing = !fine;
    }
}
