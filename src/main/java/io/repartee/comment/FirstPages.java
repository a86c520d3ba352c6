package io.repartee.comment;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.repartee.stream.HeadListener;
import io.repartee.stream.StreamId;
import io.repartee.web.DatabaseProblems;
import io.repartee.web.Problem;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * Pages of threads, kept encoded. A page is loaded once however many ask (single flight), and again when its stream has
 * moved, but at most every 250 ms (every second when only votes have); in any case after ten seconds, so that a lost hint cannot keep it. When the database is
 * slow or away, readers get the page as it was, for up to an hour: an older page is still right, since its reader replays what
 * came after. Thread-safe; a future may complete on the event loop of whoever asked first.
 */
public final class FirstPages implements HeadListener {
    private static final long MOST_BYTES = 64L << 20;
    private static final int MOST_HEADS = 200_000;
    private static final long LEAST_AGE_NANOS = Duration.ofMillis(250).toNanos();
    /** Votes come faster than comments, and whoever watches is told them anyway. */
    private static final long LEAST_AGE_OF_TOTALS_NANOS = Duration.ofSeconds(1).toNanos();

    private static final long MOST_AGE_NANOS = Duration.ofSeconds(10).toNanos();

    /** How long readers of a page that is there wait for a newer one. */
    private static final long PATIENCE_MS = 200;

    private static final long MOST_STALE_NANOS = Duration.ofHours(1).toNanos();

    private final CommentStore store;
    private final LongSupplier nanos;
    private final Cache<PageRequest, CachedPage> pages = Caffeine.newBuilder()
            .maximumWeight(MOST_BYTES)
            .weigher((PageRequest request, CachedPage page) -> page.weight())
            .build();
    private final Cache<Long, Long> heads =
            Caffeine.newBuilder().maximumSize(MOST_HEADS).build();
    private final Cache<Long, Long> tallies =
            Caffeine.newBuilder().maximumSize(MOST_HEADS).build();
    private final ConcurrentHashMap<PageRequest, Future<CachedPage>> loading = new ConcurrentHashMap<>();

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
    public void counted(long bell, long tally) {
        tallies.asMap().merge(bell, tally, Math::max);
    }

    @Override
    public Collection<StreamId> inUse() {
        return pages.asMap().values().stream().map(CachedPage::stream).collect(Collectors.toSet());
    }

    @Override
    public void rewritten(StreamId stream) {
        heads.invalidate(stream.bell());
        tallies.invalidate(stream.bell());
        pages.asMap().values().removeIf(page -> page.stream().equals(stream));
    }

    @Override
    public void allRewritten() {
        heads.invalidateAll();
        tallies.invalidateAll();
        pages.invalidateAll();
    }

    Future<CachedPage> get(PageRequest request) {
        CachedPage page = pages.getIfPresent(request);
        return page != null && serves(page)
                ? Future.succeededFuture(page)
                : load(request, Optional.ofNullable(page).filter(this::mayStandIn));
    }

    /** From the database itself, for a reader who was told to begin again. */
    Future<CachedPage> fresh(PageRequest request) {
        return read(request).onSuccess(page -> pages.put(request, page));
    }

    private boolean serves(CachedPage page) {
        long age = nanos.getAsLong() - page.builtAtNanos();
        return age < LEAST_AGE_NANOS
                || age < MOST_AGE_NANOS && !moved(page) && (age < LEAST_AGE_OF_TOTALS_NANOS || !counted(page));
    }

    private boolean moved(CachedPage page) {
        Long head = heads.getIfPresent(page.stream().bell());
        return head != null && head > page.seq();
    }

    private boolean counted(CachedPage page) {
        Long tally = tallies.getIfPresent(page.stream().bell());
        return tally != null && tally > page.tally();
    }

    private boolean mayStandIn(CachedPage page) {
        return nanos.getAsLong() - page.builtAtNanos() < MOST_STALE_NANOS;
    }

    private Future<CachedPage> load(PageRequest request, Optional<CachedPage> old) {
        Promise<CachedPage> mine = Promise.promise();
        Future<CachedPage> answer = old.map(page -> orElse(page, mine.future())).orElseGet(mine::future);
        Future<CachedPage> flight = loading.putIfAbsent(request, answer);
        if (flight != null) {
            return flight;
        }
        read(request).onComplete(loaded -> {
            if (loaded.succeeded()) {
                pages.put(request, loaded.result());
            }
            loading.remove(request);
            mine.handle(loaded);
        });
        return answer;
    }

    /** The newer page if it comes soon; once it has not, everybody gets the old one at once until it comes. */
    private static Future<CachedPage> orElse(CachedPage old, Future<CachedPage> newer) {
        return newer.timeout(PATIENCE_MS, TimeUnit.MILLISECONDS)
                .recover(failure ->
                        failure instanceof TimeoutException || DatabaseProblems.ofRead(failure) instanceof Problem
                                ? Future.succeededFuture(old)
                                : Future.failedFuture(failure));
    }

    private Future<CachedPage> read(PageRequest request) {
        long asked = nanos.getAsLong();
        return store.page(request).map(page -> CachedPage.of(request, page, asked));
    }
}
