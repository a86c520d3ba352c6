package io.repartee.engagement;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.repartee.account.Forgetful;
import io.repartee.ids.AccountId;
import io.repartee.ids.SiteId;
import io.repartee.web.Answer;
import io.repartee.web.Call;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Lists that are the same for everybody and may be a little old: kept encoded, read by one however many ask. One that is older than
 * fresh is given once more while the next is read, also while the database is away; one much older is waited for. Bounded; thread-safe.
 */
public final class KeptLists implements Forgetful {
    private static final long MOST_BYTES = 16L << 20;
    private static final int DIGEST_BYTES = 12;

    private final LongSupplier nanos;
    private final Cache<Object, Kept> lists = Caffeine.newBuilder()
            .maximumWeight(MOST_BYTES)
            .weigher((Object key, Kept kept) -> kept.body.length() + 200)
            .executor(Runnable::run)
            .build();
    private final ConcurrentHashMap<Object, Future<Kept>> reading = new ConcurrentHashMap<>();

    /** @param nanos a steady clock */
    public KeptLists(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** How long a list is as good as new, and how long it is good enough while a newer one is read. */
    record Freshness(Duration fresh, Duration stale) {
        private String cacheControl() {
            return "public, max-age=%d, stale-while-revalidate=%d".formatted(fresh.toSeconds(), stale.toSeconds());
        }
    }

    private record Kept(Buffer body, String etag, long readAtNanos) {}

    /** @param key what the list depends on, all of it; equal keys have equal lists */
    Future<Answer> answer(Call call, Object key, Freshness freshness, Supplier<Future<Buffer>> read) {
        return get(key, freshness, read).map(kept -> {
            boolean known =
                    call.header("if-none-match").filter(kept.etag::equals).isPresent();
            Map<String, String> headers = Map.of(
                    "etag", kept.etag, "cache-control", freshness.cacheControl(), "vary", "accept-encoding, origin");
            return known
                    ? new Answer(304, headers, Buffer.buffer())
                    : new Answer(200, headers, kept.body).with("content-type", "application/json");
        });
    }

    private Future<Kept> get(Object key, Freshness freshness, Supplier<Future<Buffer>> read) {
        Kept kept = lists.getIfPresent(key);
        long age = kept == null ? Long.MAX_VALUE : nanos.getAsLong() - kept.readAtNanos;
        if (age < freshness.fresh().toNanos()) {
            return Future.succeededFuture(kept);
        }
        Future<Kept> next = read(key, read);
        boolean goodEnough = age < freshness.fresh().plus(freshness.stale()).toNanos();
        return goodEnough ? Future.succeededFuture(kept) : next;
    }

    private Future<Kept> read(Object key, Supplier<Future<Buffer>> read) {
        Promise<Kept> mine = Promise.promise();
        Future<Kept> flight = reading.putIfAbsent(key, mine.future());
        if (flight != null) {
            return flight;
        }
        long asked = nanos.getAsLong();
        read.get().map(body -> new Kept(body, etag(body), asked)).onComplete(done -> {
            if (done.succeeded()) {
                lists.put(key, done.result());
            }
            reading.remove(key);
            mine.handle(done);
        });
        return mine.future();
    }

    private static String etag(Buffer body) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(body.getBytes());
            byte[] part = new byte[DIGEST_BYTES];
            ByteBuffer.wrap(digest).get(part);
            return '"' + Base64.getUrlEncoder().withoutPadding().encodeToString(part) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** What is encoded does not say who is in it. */
    @Override
    public void forget(SiteId site, AccountId account) {
        lists.invalidateAll();
    }
}
