package io.repartee.moderation;

import io.repartee.stream.Content;
import io.repartee.stream.Contents;
import io.repartee.stream.StreamId;
import io.repartee.web.Json;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What a site's moderators see of its comments now. A comment is present while it waits. Thread-safe. */
public final class QueueContents implements Contents {
    private final ModerationStore store;
    private final InstantSource clock;

    public QueueContents(ModerationStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public Future<Snapshot> load(StreamId stream, Set<UUID> comments) {
        Future<List<QueueItem>> items =
                comments.isEmpty() ? Future.succeededFuture(List.of()) : store.items(stream.site(), comments);
        return items.compose(
                found -> store.counts(stream.site(), clock.instant().minus(QueueRoutes.RATE_OVER))
                        .map(counts -> new Snapshot(contents(found), counts(counts))));
    }

    private static Map<UUID, Content> contents(List<QueueItem> items) {
        return items.stream()
                .collect(Collectors.toMap(item -> item.comment().id().value(), QueueContents::content));
    }

    private static Content content(QueueItem item) {
        return new Content(
                item.waits() || item.reported(),
                item.comment().latest(),
                Json.value(item::write).getBytes());
    }

    private static byte[] counts(QueueCounts counts) {
        return Json.object(counts::fields).getBytes();
    }
}
