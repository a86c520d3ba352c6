package io.repartee.comment;

import io.repartee.ids.ThreadId;
import io.repartee.stream.Content;
import io.repartee.stream.Contents;
import io.repartee.stream.StreamId;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What a thread's readers see of its comments now. Thread-safe. */
public final class ThreadContents implements Contents {
    private final CommentStore store;

    public ThreadContents(CommentStore store) {
        this.store = store;
    }

    @Override
    public Future<Snapshot> load(StreamId stream, Set<UUID> comments) {
        Future<List<Comment>> rows =
                comments.isEmpty() ? Future.succeededFuture(List.of()) : store.many(stream.site(), comments);
        return rows.compose(found -> store.published(stream.site(), new ThreadId(stream.value()))
                .map(published -> new Snapshot(contents(found), Events.counts(published))));
    }

    private static Map<UUID, Content> contents(List<Comment> comments) {
        return comments.stream()
                .collect(Collectors.toMap(comment -> comment.id().value(), Events::content));
    }
}
