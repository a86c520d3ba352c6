package io.repartee.notify;

import io.repartee.stream.HeadListener;
import io.repartee.web.DatabaseProblems;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does the steps of telling people, one after the other, soon after something has happened anywhere and each half second anyway. Every
 * node has one; what they work on is claimed in the database. A step that fails is made up for by the next round.
 */
public final class NotifyVerticle extends VerticleBase implements HeadListener {
    private static final Logger LOG = LoggerFactory.getLogger(NotifyVerticle.class);
    /** So many things that happen together are gone through together. */
    private static final Duration GATHER = Duration.ofMillis(50);

    private static final Duration ANYWAY = Duration.ofMillis(500);

    /** A round costs its planning, however much there is to do: on a busy server each takes what has gathered meanwhile. */
    private static final Duration REST = Duration.ofMillis(150);

    private List<Supplier<Future<Boolean>>> steps = List.of();
    private volatile @Nullable Context home;
    private volatile boolean woken;
    private boolean running;
    private boolean resting;
    private boolean due;
    private boolean failing;

    /**
     * What it does; to be said before it is deployed.
     *
     * @param inOrder each completes with whether there is more to do
     */
    public NotifyVerticle doing(List<Supplier<Future<Boolean>>> inOrder) {
        steps = List.copyOf(inOrder);
        return this;
    }

    @Override
    public Future<?> start() {
        vertx.setPeriodic(ANYWAY.toMillis(), now -> begin());
        home = context;
        return Future.succeededFuture();
    }

    @Override
    public Future<?> stop() {
        home = null;
        return Future.succeededFuture();
    }

    /** Called very often. */
    @Override
    public void moved(long bell, long seq) {
        Context here = home;
        if (here != null && !woken) {
            woken = true;
            here.runOnContext(v -> vertx.setTimer(GATHER.toMillis(), now -> {
                woken = false;
                begin();
            }));
        }
    }

    private void begin() {
        if (home == null) {
            return;
        }
        if (running || resting) {
            due = true;
            return;
        }
        running = true;
        due = false;
        round(0, false)
                .onComplete(done -> context.runOnContext(back -> {
                    running = false;
                    tell(done.cause());
                    if (done.succeeded() && done.result()) {
                        begin();
                    } else {
                        rest();
                    }
                }));
    }

    private void rest() {
        resting = true;
        vertx.setTimer(REST.toMillis(), now -> {
            resting = false;
            if (due) {
                begin();
            }
        });
    }

    private Future<Boolean> round(int step, boolean more) {
        return step == steps.size()
                ? Future.succeededFuture(more)
                : steps.get(step).get().compose(left -> round(step + 1, more || left));
    }

    /** Once when it begins to fail, not for each round. */
    private void tell(@Nullable Throwable failure) {
        if (failure != null && !failing) {
            LOG.warn(
                    "nobody is told anything: {}",
                    DatabaseProblems.ofRead(failure).getMessage());
        }
        failing = failure != null;
    }
}
