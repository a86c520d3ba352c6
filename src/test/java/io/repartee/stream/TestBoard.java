package io.repartee.stream;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Comments for tests, as their audience may see them now. Loading takes a round trip, as the real one does. */
final class TestBoard implements Contents {
    private final Pool pool;
    private final Map<UUID, Content> comments = new ConcurrentHashMap<>();
    private final AtomicInteger loads = new AtomicInteger();

    TestBoard(Pool pool) {
        this.pool = pool;
    }

    UUID show(UUID comment, String text) {
        return show(comment, 1, text);
    }

    UUID show(UUID comment, int revision, String text) {
        String json = "{\"id\":\"%s\",\"revision\":%d,\"html\":\"%s\"}".formatted(comment, revision, text);
        comments.put(comment, new Content(true, revision, json.getBytes(StandardCharsets.UTF_8)));
        return comment;
    }

    void hide(UUID comment) {
        comments.remove(comment);
    }

    int loads() {
        return loads.get();
    }

    Snapshot snapshot(Set<UUID> wanted) {
        Map<UUID, Content> found = new HashMap<>(comments);
        found.keySet().retainAll(wanted);
        return new Snapshot(
                found, "{\"comments\":%d}".formatted(comments.size()).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Future<Snapshot> load(StreamId stream, Set<UUID> wanted) {
        loads.incrementAndGet();
        return pool.query("select 1").execute().map(answered -> snapshot(wanted));
    }
}
