package io.repartee.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The negative control of all tests: loops that do block are noticed. */
class NoBlockedLoopsTest {
    private final Vertx vertx = Vertx.vertx();
    private final AtomicBoolean enough = new AtomicBoolean();

    @AfterEach
    void end() {
        enough.set(true);
        vertx.close().await();
        NoBlockedLoops.WATCH.take();
    }

    @Test
    void noticesALoopThatWaits() {
        vertx.runOnContext(now -> sleepUntilEnough());

        assertThat(found("waits")).contains("Thread.sleep");
    }

    @Test
    void noticesALoopThatComputes() {
        vertx.runOnContext(now -> {
            while (!enough.get()) {
                Thread.onSpinWait();
            }
        });

        assertThat(found("computes")).contains("NoBlockedLoopsTest");
    }

    private String found(String what) {
        List<String> all = new ArrayList<>();
        Awaitility.await().until(() -> {
            Collection<String> taken = NoBlockedLoops.WATCH.take();
            all.addAll(taken);
            return all.stream().anyMatch(finding -> finding.contains(what));
        });
        return String.join("\n", all);
    }

    private void sleepUntilEnough() {
        try {
            while (!enough.get()) {
                Thread.sleep(10);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
