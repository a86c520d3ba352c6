package io.repartee.comment;

import static org.assertj.core.api.Assertions.assertThat;

import io.repartee.ids.CommentId;
import io.repartee.ids.SiteId;
import io.repartee.ids.ThreadId;
import io.repartee.web.ErrorCode;
import io.repartee.web.Problem;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LanesTest {
    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() {
        vertx.close().await();
    }

    @Test
    void saysThatItIsShuttingDownWhenTheWritersAreGone() {
        var submitted = new Lanes(vertx, 1)
                .submit(new Command.Delete(
                        new SiteId(1), new ThreadId(new UUID(0, 1)), new CommentId(new UUID(0, 2)), Instant.EPOCH));

        Awaitility.await().until(submitted::isComplete);

        assertThat(submitted.cause()).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.code()).isEqualTo(ErrorCode.SHUTTING_DOWN);
            assertThat(problem.retryAfter()).isPresent();
        });
    }
}
