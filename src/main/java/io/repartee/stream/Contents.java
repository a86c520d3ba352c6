package io.repartee.stream;

import io.vertx.core.Future;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Port: what events are about, for the audience of one stream. Implemented by the rooms that own comments; called on any
 * event loop. One call is one snapshot. A comment that is missing in the answer is gone. The counts are a UTF-8 JSON
 * object of absolute values ({@code {"comments":12}}, {@code {"pending":3}}) as they are now.
 */
public interface Contents {
    Future<Snapshot> load(StreamId stream, Set<UUID> comments);

    /** The same for many streams, in as few statements as may be. */
    default Future<Map<StreamId, Snapshot>> loadMany(Map<StreamId, Set<UUID>> comments) {
        Map<StreamId, Future<Snapshot>> loading = new LinkedHashMap<>();
        comments.forEach((stream, ids) -> loading.put(stream, load(stream, ids)));
        return Future.all(List.copyOf(loading.values())).map(all -> {
            Map<StreamId, Snapshot> loaded = new LinkedHashMap<>();
            loading.forEach((stream, snapshot) -> loaded.put(stream, snapshot.result()));
            return loaded;
        });
    }

    /**
     * The totals of streams, of each those that changed after a version; a stream without any is left out.
     *
     * @param since the version that readers were told last
     */
    default Future<Map<StreamId, Totals>> totals(Map<StreamId, Long> since) {
        return Future.succeededFuture(Map.of());
    }

    record Snapshot(Map<UUID, Content> comments, byte[] counts) {}
}
