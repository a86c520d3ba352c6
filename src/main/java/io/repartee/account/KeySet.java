package io.repartee.account;

import io.repartee.site.Loading;
import io.repartee.web.ErrorCode;
import io.repartee.web.Problem;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One published set as this node last read it. It is read again when it is ten minutes old, while the old one is still used, and
 * when somebody comes with a kid that is not in it; but at most once a minute, and once however many wait. While it cannot be
 * read, the last one counts. Thread-safe.
 */
final class KeySet {
    private static final Duration FRESH = Duration.ofMinutes(10);
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final Vertx vertx;
    private final Supplier<Future<Map<String, VerificationKey>>> source;
    private final InstantSource clock;
    private final Runnable changed;
    private Map<String, VerificationKey> keys = Map.of();
    private Instant asked = Instant.MIN;
    private boolean failed;
    private @Nullable CompletableFuture<Void> asking;

    /** @param changed called when a key that was in the set is not any more */
    KeySet(Vertx vertx, Supplier<Future<Map<String, VerificationKey>>> source, InstantSource clock, Runnable changed) {
        this.vertx = vertx;
        this.source = source;
        this.clock = clock;
        this.changed = changed;
    }

    /** Fails with {@link TokenRejected} when the set has no such key, with {@code keys_unavailable} when nobody can know. */
    Future<VerificationKey> find(String kid) {
        VerificationKey known = known(kid);
        if (known != null) {
            return Future.succeededFuture(known);
        }
        CompletableFuture<Void> answer = answer();
        return answer.isDone() ? now(kid) : Loading.result(answer, vertx).compose(read -> now(kid));
    }

    /** What is known now; an old set is asked for again beside it. */
    private @Nullable VerificationKey known(String kid) {
        VerificationKey key;
        boolean old;
        synchronized (this) {
            key = keys.get(kid);
            old = !clock.instant().isBefore(later(asked, FRESH));
        }
        if (key != null && old) {
            answer();
        }
        return key;
    }

    private synchronized Future<VerificationKey> now(String kid) {
        VerificationKey key = keys.get(kid);
        if (key != null) {
            return Future.succeededFuture(key);
        }
        Duration wait = Duration.between(clock.instant(), later(asked, PAUSE));
        return Future.failedFuture(
                failed
                        ? Problem.retryAfter(ErrorCode.KEYS_UNAVAILABLE, wait)
                        : new TokenRejected("no such key in the published set"));
    }

    /** The reading under way, or a new one if it is time; otherwise nothing to wait for. */
    private CompletableFuture<Void> answer() {
        CompletableFuture<Void> mine;
        synchronized (this) {
            if (asking != null) {
                return asking;
            }
            if (clock.instant().isBefore(later(asked, PAUSE))) {
                return CompletableFuture.completedFuture(null);
            }
            asked = clock.instant();
            mine = new CompletableFuture<>();
            asking = mine;
        }
        Future.succeededFuture().compose(begin -> source.get()).onComplete(read -> {
            boolean lost = read.succeeded() ? took(read.result()) : notRead();
            mine.complete(null);
            if (lost) {
                changed.run();
            }
        });
        return mine;
    }

    private synchronized boolean took(Map<String, VerificationKey> read) {
        boolean lost = keys.entrySet().stream()
                .anyMatch(key -> !read.containsKey(key.getKey())
                        || !read.get(key.getKey()).isSame(key.getValue()));
        keys = read;
        failed = false;
        asking = null;
        return lost;
    }

    private synchronized boolean notRead() {
        failed = true;
        asking = null;
        return false;
    }

    private static Instant later(Instant time, Duration by) {
        return time.equals(Instant.MIN) ? time : time.plus(by);
    }
}
