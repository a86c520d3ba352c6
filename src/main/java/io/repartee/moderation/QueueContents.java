package io.repartee.moderation;

import io.repartee.comment.Status;
import io.repartee.stream.Content;
import io.repartee.stream.Contents;
import io.repartee.stream.StreamId;
import io.repartee.web.Json;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What a site's moderators see of its comments now. A comment is present while it waits. Thread-safe. */
public final class QueueContents implements Contents {
    private final ModerationStore store;

    public QueueContents(ModerationStore store) {
        this.store = store;
    }

    @Override
    public Future<Snapshot> load(StreamId stream, Set<UUID> comments) {
        Future<List<QueueItem>> items =
                comments.isEmpty() ? Future.succeededFuture(List.of()) : store.items(stream.site(), comments);
        return items.compose(
                found -> store.pending(stream.site()).map(pending -> new Snapshot(contents(found), counts(pending))));
    }

    private static Map<UUID, Content> contents(List<QueueItem> items) {
        return items.stream()
                .collect(Collectors.toMap(item -> item.comment().id().value(), QueueContents::content));
    }

    private static Content content(QueueItem item) {
        return new Content(
                item.comment().status() == Status.HELD,
                item.comment().revision(),
                Json.value(item::write).getBytes());
    }

    private static byte[] counts(int pending) {
        return Json.object(json -> {
                    json.writeNumberField("pending", pending);
                })
                .getBytes();
    }
}
