package io.repartee.moderation.screening;

import static org.assertj.core.api.Assertions.assertThat;

import io.repartee.comment.Screening.Screened;
import io.repartee.comment.Status;
import io.repartee.site.Phases;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WarmingTest {
    @Test
    void looksAtTextsThatNobodyWroteAndLeavesNothingBehind() throws Exception {
        Vertx vertx = Vertx.vertx();
        Pipeline pipeline = Pipelines.usual(InstantSource.fixed(Texts.NOW));
        try {
            Future<Void> warm = Warming.run(pipeline, new Workers(vertx));
            warm.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
            assertThat(Warming.run(pipeline, new Workers(vertx)).isComplete()).isTrue();
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
        }

        Screened after = pipeline.decide(Texts.of("an ordinary casino", Phases.DEFAULT), Background.NEW);

        assertThat(after.status()).isEqualTo(Status.PUBLISHED);
        assertThat(after.findings()).isEmpty();
    }
}
