package io.repartee.moderation;

import io.repartee.web.DatabaseProblems;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does one kind of moderation's work that nobody waits for, again and again: at once while there is more, otherwise after a pause.
 * Every node has one of each; what they work on is claimed in the database. A run that fails is made up for by the next.
 */
public final class ModerationVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(ModerationVerticle.class);

    private final String work;
    private final Supplier<Future<Boolean>> run;
    private final Duration pause;
    private boolean stopped;
    private boolean failing;

    /**
     * @param work what it does, for the log
     * @param run one run, which completes with whether there is more to do
     */
    public ModerationVerticle(String work, Supplier<Future<Boolean>> run, Duration pause) {
        this.work = work;
        this.run = run;
        this.pause = pause;
    }

    @Override
    public Future<?> start() {
        later();
        return Future.succeededFuture();
    }

    @Override
    public Future<?> stop() {
        stopped = true;
        return Future.succeededFuture();
    }

    private void later() {
        vertx.setTimer(pause.toMillis(), now -> once());
    }

    /** Once when it begins to fail, not for each run. */
    private void tell(@Nullable Throwable failure) {
        if (failure != null && !failing) {
            LOG.warn("{}: {}", work, DatabaseProblems.ofRead(failure).getMessage());
        }
        failing = failure != null;
    }

    private void once() {
        if (stopped) {
            return;
        }
        run.get()
                .onComplete(done -> context.runOnContext(back -> {
                    tell(done.cause());
                    if (done.succeeded() && done.result()) {
                        once();
                    } else {
                        later();
                    }
                }));
    }
}
