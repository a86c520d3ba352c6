package io.repartee.moderation.screening;

import static org.assertj.core.api.Assertions.assertThat;

import io.repartee.ids.AccountId;
import io.repartee.ids.SiteId;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class AuthorRecordsTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final SiteId SITE = new SiteId(1);
    private static final AccountId ADA = new AccountId(new UUID(0, 1));
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final Fingerprint TEXT = Fingerprint.of(Folded.of("some text", Folding.PLAIN), true);

    private int asked;
    private final AuthorRecords records = new AuthorRecords(VERTX, (site, account) -> {
        asked++;
        return asked == 1
                ? Future.failedFuture("away")
                : Future.succeededFuture(new TrackRecord(3, 0, 3, List.of(), List.of()));
    });

    @AfterAll
    static void close() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void asksOnceAndAddsWhatIsWrittenHere() {
        assertThat(records.of(SITE, ADA).toCompletionStage().toCompletableFuture())
                .failsWithin(java.time.Duration.ofSeconds(5));
        assertThat(of().published()).isEqualTo(3);

        for (int i = 0; i < 300; i++) {
            records.note(SITE, ADA, TEXT, NOW.plusSeconds(i));
        }

        assertThat(of().times()).hasSize(200).first().isEqualTo(NOW.plusSeconds(299));
        assertThat(of().texts()).hasSize(40);
        assertThat(asked).isEqualTo(2);
        records.forget(SITE, ADA);
        assertThat(of().times()).isEmpty();
        assertThat(asked).isEqualTo(3);
    }

    private TrackRecord of() {
        return records.of(SITE, ADA).toCompletionStage().toCompletableFuture().join();
    }
}
