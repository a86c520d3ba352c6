package io.repartee.thread;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.repartee.ids.SiteId;
import io.repartee.ids.ThreadId;
import io.repartee.site.Site;
import io.repartee.stream.ControlListener;
import io.repartee.stream.EventType;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * Which thread a page has: the row that says so, or the page's name-based id while there is none. Remembers answers for
 * ten seconds, or until pages of the site have moved. Thread-safe.
 */
public final class ThreadDirectory implements ControlListener {
    private static final int MOST_REMEMBERED = 100_000;

    private final ThreadStore store;
    private final Cache<Key, ThreadId> known = Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .expireAfterWrite(Duration.ofSeconds(10))
            .build();

    public ThreadDirectory(ThreadStore store) {
        this.store = store;
    }

    /** The page under the rules of its site. */
    public Future<ThreadId> find(Site site, Page page) {
        Key key = new Key(site.id(), page.on(site));
        ThreadId remembered = known.getIfPresent(key);
        return remembered != null ? Future.succeededFuture(remembered) : lookUp(key);
    }

    /** Pages of the site may have moved. */
    @Override
    public void changed(SiteId site, EventType type, Optional<UUID> account) {
        if (type == EventType.SITE_CHANGED) {
            forget(site);
        }
    }

    @Override
    public void uncertain(SiteId site) {
        forget(site);
    }

    @Override
    public void lost(SiteId site) {}

    private void forget(SiteId site) {
        known.asMap().keySet().removeIf(key -> key.site.equals(site));
    }

    private Future<ThreadId> lookUp(Key key) {
        return store.alias(key.site, key.page)
                .map(alias -> alias.orElseGet(() -> key.page.unwrittenThread(key.site)))
                .onSuccess(thread -> known.put(key, thread));
    }

    private record Key(SiteId site, Page page) {}
}
