package io.repartee.notify;

import io.repartee.stream.Contents;
import io.repartee.stream.StreamId;
import io.repartee.web.Json;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What a person's own stream says now: how much is unread. Thread-safe. */
public final class InboxContents implements Contents {
    private final Pool pool;

    public InboxContents(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Future<Snapshot> load(StreamId stream, Set<UUID> comments) {
        return loadMany(Map.of(stream, comments)).map(all -> all.get(stream));
    }

    @Override
    public Future<Map<StreamId, Snapshot>> loadMany(Map<StreamId, Set<UUID>> comments) {
        List<StreamId> streams = new ArrayList<>(comments.keySet());
        Integer[] sites = streams.stream().map(stream -> stream.site().value()).toArray(Integer[]::new);
        UUID[] accounts = streams.stream().map(StreamId::value).toArray(UUID[]::new);
        return pool.preparedQuery(InboxSql.UNREAD_MANY)
                .execute(Tuple.of(sites, (Object) accounts))
                .map(rows -> {
                    Map<StreamId, Snapshot> all = new HashMap<>();
                    streams.forEach(stream -> all.put(stream, snapshot(0)));
                    for (Row row : rows) {
                        all.put(streams.get((int) (row.getLong("place") - 1)), snapshot(row.getInteger("unread")));
                    }
                    return all;
                });
    }

    private static Snapshot snapshot(int unread) {
        return new Snapshot(
                Map.of(),
                Json.object(json -> json.writeNumberField("unread", unread)).getBytes());
    }
}
