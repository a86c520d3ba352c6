package io.repartee.site;

import com.github.benmanes.caffeine.cache.AsyncCacheLoader;
import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A bounded copy of something small in the database. It is asked again at most every five seconds, while the old value is
 * still given; as long as the database is away the old value stays. What is not there is forgotten after two seconds, what
 * nobody asks for after an hour. Loaded once however many ask; a failed first load is not kept. Thread-safe.
 */
public final class Refreshed<K, V> {
    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final Duration ABSENT = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofHours(1);

    private final Vertx vertx;
    private final AsyncLoadingCache<K, V> cache;

    public Refreshed(Vertx vertx, InstantSource clock, int most, Function<K, Future<V>> load, Predicate<V> isAbsent) {
        this.vertx = vertx;
        this.cache = Caffeine.newBuilder()
                .maximumSize(most)
                .ticker(() -> nanos(clock.instant()))
                .executor(Runnable::run)
                .refreshAfterWrite(FRESH)
                .expireAfter(Expiry.<K, V>writing((key, value) -> isAbsent.test(value) ? ABSENT : LONGEST))
                .buildAsync(new Loader<>(load));
    }

    /** Completes at once when the value is known, otherwise on the caller's context. */
    public Future<V> get(K key) {
        return Loading.result(cache.get(key), vertx);
    }

    /** It is asked again before it is given again; also what is on its way now is not kept. */
    public void forget(K key) {
        cache.synchronous().invalidate(key);
    }

    /** The same for all values of that kind, and for whatever is on its way. */
    void forgetAll(Predicate<V> values) {
        cache.asMap()
                .values()
                .removeIf(value -> !value.isDone() || value.isCompletedExceptionally() || values.test(value.join()));
    }

    private static long nanos(Instant now) {
        return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
    }

    private record Loader<K, V>(Function<K, Future<V>> load) implements AsyncCacheLoader<K, V> {
        @Override
        public CompletableFuture<V> asyncLoad(K key, Executor executor) {
            return Loading.of(load.apply(key));
        }

        @Override
        public CompletableFuture<V> asyncReload(K key, V old, Executor executor) {
            return Loading.of(load.apply(key).otherwise(old));
        }
    }
}
