package io.repartee.comment;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.repartee.stream.HeadListener;
import io.repartee.stream.StreamId;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * Pages of threads, kept encoded. A page is loaded once however many ask (single flight), and again when its stream has
 * moved, but at most every 250 ms; in any case after ten seconds, so that a lost hint cannot keep it. Thread-safe; a future
 * may complete on the event loop of whoever asked first.
 */
public final class FirstPages implements HeadListener {
    private static final long MOST_BYTES = 64L << 20;
    private static final int MOST_HEADS = 200_000;
    private static final long LEAST_AGE_NANOS = Duration.ofMillis(250).toNanos();
    private static final long MOST_AGE_NANOS = Duration.ofSeconds(10).toNanos();

    private final CommentStore store;
    private final LongSupplier nanos;
    private final Cache<PageRequest, CachedPage> pages = Caffeine.newBuilder()
            .maximumWeight(MOST_BYTES)
            .weigher((PageRequest request, CachedPage page) -> page.weight())
            .build();
    private final Cache<Long, Long> heads =
            Caffeine.newBuilder().maximumSize(MOST_HEADS).build();
    private final ConcurrentHashMap<PageRequest, Promise<CachedPage>> loading = new ConcurrentHashMap<>();

    /** @param nanos a steady clock, such as {@link System#nanoTime} */
    public FirstPages(CommentStore store, LongSupplier nanos) {
        this.store = store;
        this.nanos = nanos;
    }

    /** Hears of every change, here or on another node; a stream that nobody reads is forgotten again. */
    @Override
    public void moved(long bell, long seq) {
        heads.asMap().merge(bell, seq, Math::max);
    }

    @Override
    public Collection<StreamId> inUse() {
        return pages.asMap().values().stream().map(CachedPage::stream).collect(Collectors.toSet());
    }

    @Override
    public void rewritten(StreamId stream) {
        heads.invalidate(stream.bell());
        pages.asMap().values().removeIf(page -> page.stream().equals(stream));
    }

    @Override
    public void allRewritten() {
        heads.invalidateAll();
        pages.invalidateAll();
    }

    Future<CachedPage> get(PageRequest request) {
        CachedPage page = pages.getIfPresent(request);
        return page != null && serves(page) ? Future.succeededFuture(page) : load(request);
    }

    /** From the database itself, for a reader who was told to begin again. */
    Future<CachedPage> fresh(PageRequest request) {
        return read(request).onSuccess(page -> pages.put(request, page));
    }

    private boolean serves(CachedPage page) {
        long age = nanos.getAsLong() - page.builtAtNanos();
        return age < LEAST_AGE_NANOS || age < MOST_AGE_NANOS && !moved(page);
    }

    private boolean moved(CachedPage page) {
        Long head = heads.getIfPresent(page.stream().bell());
        return head != null && head > page.seq();
    }

    private Future<CachedPage> load(PageRequest request) {
        Promise<CachedPage> mine = Promise.promise();
        Promise<CachedPage> flight = loading.putIfAbsent(request, mine);
        if (flight != null) {
            return flight.future();
        }
        read(request).onComplete(loaded -> {
            if (loaded.succeeded()) {
                pages.put(request, loaded.result());
            }
            loading.remove(request);
            mine.handle(loaded);
        });
        return mine.future();
    }

    private Future<CachedPage> read(PageRequest request) {
        long asked = nanos.getAsLong();
        return store.page(request).map(page -> CachedPage.of(request, page, asked));
    }
}
