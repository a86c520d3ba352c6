package io.repartee.thread;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.repartee.ids.SiteId;
import io.repartee.ids.ThreadId;
import io.vertx.core.Future;
import java.time.Duration;

/**
 * Which thread a page has: the row that says so, or the page's name-based id while there is none. Remembers answers for
 * ten seconds. Thread-safe.
 */
public final class ThreadDirectory {
    private static final int MOST_REMEMBERED = 100_000;

    private final ThreadStore store;
    private final Cache<Key, ThreadId> known = Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .expireAfterWrite(Duration.ofSeconds(10))
            .build();

    public ThreadDirectory(ThreadStore store) {
        this.store = store;
    }

    public Future<ThreadId> find(SiteId site, Page page) {
        Key key = new Key(site, page);
        ThreadId remembered = known.getIfPresent(key);
        return remembered != null ? Future.succeededFuture(remembered) : lookUp(key);
    }

    private Future<ThreadId> lookUp(Key key) {
        return store.alias(key.site, key.page)
                .map(alias -> alias.orElseGet(() -> key.page.unwrittenThread(key.site)))
                .onSuccess(thread -> known.put(key, thread));
    }

    private record Key(SiteId site, Page page) {}
}
