package io.repartee.moderation.audit;

import io.repartee.web.DatabaseProblems;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Seals the audit log about once a second, on every node: of two at the same site one passes it over. A round that fails is made up for
 * by the next.
 */
public final class SealVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(SealVerticle.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final SealAudit seal;
    private boolean stopped;

    public SealVerticle(SealAudit seal) {
        this.seal = seal;
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
        vertx.setTimer(
                PAUSE.toMillis(),
                now -> seal.run()
                        .onFailure(failure -> LOG.warn(
                                "the audit log waits to be sealed: {}",
                                DatabaseProblems.ofRead(failure).getMessage()))
                        .onComplete(done -> {
                            if (!stopped) {
                                later();
                            }
                        }));
    }
}
