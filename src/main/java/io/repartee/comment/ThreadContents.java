package io.repartee.comment;

import io.repartee.ids.SiteId;
import io.repartee.ids.ThreadId;
import io.repartee.stream.Content;
import io.repartee.stream.Contents;
import io.repartee.stream.StreamId;
import io.repartee.stream.Totals;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What a thread's readers see of its comments now. Thread-safe. */
public final class ThreadContents implements Contents {
    private final CommentStore store;
    private final TallyStore tallies;

    public ThreadContents(CommentStore store, TallyStore tallies) {
        this.store = store;
        this.tallies = tallies;
    }

    @Override
    public Future<Snapshot> load(StreamId stream, Set<UUID> comments) {
        Future<List<Comment>> rows =
                comments.isEmpty() ? Future.succeededFuture(List.of()) : store.many(stream.site(), comments);
        return rows.compose(found -> store.published(stream.site(), new ThreadId(stream.value()))
                .map(published -> new Snapshot(contents(found), Events.counts(published))));
    }

    @Override
    public Future<Map<StreamId, Totals>> totals(Map<StreamId, Long> since) {
        return tallies.since(since, TallySql.MOST).map(all -> {
            Map<StreamId, Totals> totals = new HashMap<>();
            all.forEach((stream, changed) -> totals.put(stream, changed.totals()));
            return totals;
        });
    }

    /** Two statements for each site, however many threads. */
    @Override
    public Future<Map<StreamId, Snapshot>> loadMany(Map<StreamId, Set<UUID>> comments) {
        Map<SiteId, List<StreamId>> sites = comments.keySet().stream().collect(Collectors.groupingBy(StreamId::site));
        List<Future<Map<StreamId, Snapshot>>> loading = sites.entrySet().stream()
                .map(site -> loadSite(site.getKey(), site.getValue(), comments))
                .toList();
        return Future.all(loading).map(all -> {
            Map<StreamId, Snapshot> loaded = new HashMap<>();
            loading.forEach(one -> loaded.putAll(one.result()));
            return loaded;
        });
    }

    private Future<Map<StreamId, Snapshot>> loadSite(
            SiteId site, List<StreamId> streams, Map<StreamId, Set<UUID>> comments) {
        Set<UUID> wanted = streams.stream()
                .flatMap(stream -> comments.get(stream).stream())
                .collect(Collectors.toSet());
        return store.many(site, wanted)
                .compose(found -> store.published(
                                site, streams.stream().map(StreamId::value).toList())
                        .map(published -> snapshots(streams, comments, contents(found), published)));
    }

    private static Map<StreamId, Snapshot> snapshots(
            List<StreamId> streams,
            Map<StreamId, Set<UUID>> comments,
            Map<UUID, Content> contents,
            Map<UUID, Integer> published) {
        Map<StreamId, Snapshot> snapshots = new HashMap<>();
        streams.forEach(stream -> {
            Map<UUID, Content> own = new HashMap<>(contents);
            own.keySet().retainAll(comments.get(stream));
            snapshots.put(stream, new Snapshot(own, Events.counts(published.getOrDefault(stream.value(), 0))));
        });
        return snapshots;
    }

    private static Map<UUID, Content> contents(List<Comment> comments) {
        return comments.stream()
                .collect(Collectors.toMap(comment -> comment.id().value(), Events::content));
    }
}
