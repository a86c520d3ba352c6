package io.repartee;

import io.repartee.stream.Contents;
import io.repartee.stream.StreamId;
import io.repartee.stream.Totals;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What events are about, for the audience of each kind of stream: readers of a thread, moderators of a site. Those of an
 * account and of control are about nothing that is shown.
 */
record ContentsByKind(Contents readers, Contents moderators) implements Contents {
    private static final Snapshot NOTHING = new Snapshot(Map.of(), new byte[] {'{', '}'});

    @Override
    public Future<Snapshot> load(StreamId stream, Set<UUID> comments) {
        return switch (stream.kind()) {
            case THREAD -> readers.load(stream, comments);
            case SITE -> moderators.load(stream, comments);
            case ACCOUNT, CONTROL -> Future.succeededFuture(NOTHING);
        };
    }

    /** Only threads have any. */
    @Override
    public Future<Map<StreamId, Totals>> totals(Map<StreamId, Long> since) {
        return readers.totals(since);
    }

    @Override
    public Future<Map<StreamId, Snapshot>> loadMany(Map<StreamId, Set<UUID>> comments) {
        Map<StreamId, Set<UUID>> threads = new HashMap<>();
        Map<StreamId, Set<UUID>> sites = new HashMap<>();
        Map<StreamId, Snapshot> all = new HashMap<>();
        comments.forEach((stream, ids) -> {
            switch (stream.kind()) {
                case THREAD -> threads.put(stream, ids);
                case SITE -> sites.put(stream, ids);
                case ACCOUNT, CONTROL -> all.put(stream, NOTHING);
            }
        });
        List<Future<Map<StreamId, Snapshot>>> loading = List.of(
                threads.isEmpty() ? Future.succeededFuture(Map.of()) : readers.loadMany(threads),
                sites.isEmpty() ? Future.succeededFuture(Map.of()) : moderators.loadMany(sites));
        return Future.all(loading).map(loaded -> {
            loading.forEach(one -> all.putAll(one.result()));
            return all;
        });
    }
}
