package io.repartee.stream;

import io.repartee.web.ErrorCode;
import io.repartee.web.Problem;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers to what sockets made this server ask elsewhere. Bound to its hub's event loop. */
final class Answers {
    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);

    private final Consumer<Runnable> loop;

    /** @param loop runs actions on the hub's loop in the order given */
    Answers(Consumer<Runnable> loop) {
        this.loop = loop;
    }

    /** Goes on with an answer on this loop, unless the socket has closed meanwhile. */
    <T> void then(Session session, Future<T> answer, Consumer<AsyncResult<T>> next) {
        answer.onComplete(done -> loop.accept(() -> {
            if (session.stage() != Session.Stage.CLOSED) {
                next.accept(done);
            }
        }));
    }

    /** Why there is no answer, as a client is told. */
    static Problem problem(Throwable cause) {
        if (cause instanceof Problem problem) {
            return problem;
        }
        LOG.error("A socket's question failed", cause);
        return Problem.of(ErrorCode.DATABASE_UNAVAILABLE);
    }
}
