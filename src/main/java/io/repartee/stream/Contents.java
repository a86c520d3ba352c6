package io.repartee.stream;

import io.vertx.core.Future;
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

    record Snapshot(Map<UUID, Content> comments, byte[] counts) {}
}
