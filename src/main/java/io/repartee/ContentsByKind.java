package io.repartee;

import io.repartee.stream.Contents;
import io.repartee.stream.StreamId;
import io.repartee.stream.StreamKind;
import io.repartee.stream.Totals;
import io.vertx.core.Future;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What events are about, for the audience of each kind of stream: readers of a thread, moderators of a site, one person, the publisher's
 * own systems. Those of control are about nothing that is shown.
 */
record ContentsByKind(Contents readers, Contents moderators, Contents persons, Contents firehose) implements Contents {
    private static final Snapshot NOTHING = new Snapshot(Map.of(), new byte[] {'{', '}'});
    private static final Contents SILENCE = (stream, comments) -> Future.succeededFuture(NOTHING);

    @Override
    public Future<Snapshot> load(StreamId stream, Set<UUID> comments) {
        return of(stream.kind()).load(stream, comments);
    }

    /** Only threads have any. */
    @Override
    public Future<Map<StreamId, Totals>> totals(Map<StreamId, Long> since) {
        return readers.totals(since);
    }

    @Override
    public Future<Map<StreamId, Snapshot>> loadMany(Map<StreamId, Set<UUID>> comments) {
        Map<StreamKind, Map<StreamId, Set<UUID>>> kinds = new EnumMap<>(StreamKind.class);
        comments.forEach((stream, ids) ->
                kinds.computeIfAbsent(stream.kind(), kind -> new HashMap<>()).put(stream, ids));
        List<Future<Map<StreamId, Snapshot>>> loading = kinds.entrySet().stream()
                .map(kind -> of(kind.getKey()).loadMany(kind.getValue()))
                .toList();
        return Future.all(loading).map(loaded -> {
            Map<StreamId, Snapshot> all = new HashMap<>();
            loading.forEach(one -> all.putAll(one.result()));
            return all;
        });
    }

    private Contents of(StreamKind kind) {
        return switch (kind) {
            case THREAD -> readers;
            case SITE -> moderators;
            case ACCOUNT -> persons;
            case FIREHOSE -> firehose;
            case CONTROL -> SILENCE;
        };
    }
}
