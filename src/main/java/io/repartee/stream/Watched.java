package io.repartee.stream;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The streams that somebody on this node watches, each with its one reader. Bound to the feed's context. */
final class Watched {
    private final ReaderParts parts;
    private final Map<StreamId, StreamReader> readers = new HashMap<>();
    /** Of two streams with one bell, one is here; the other hears of its moves when heads are compared. */
    private final Map<Long, StreamReader> byBell = new HashMap<>();

    Watched(ReaderParts parts) {
        this.parts = parts;
    }

    void watch(StreamId stream, FeedListener by, String epoch) {
        StreamReader known = readers.get(stream);
        if (known != null) {
            known.teller().add(by);
            return;
        }
        StreamReader reader = new StreamReader(stream, epoch, parts);
        readers.put(stream, reader);
        byBell.put(stream.bell(), reader);
        reader.teller().add(by);
        reader.open();
    }

    void unwatch(StreamId stream, FeedListener by) {
        StreamReader reader = readers.get(stream);
        if (reader == null) {
            return;
        }
        reader.teller().remove(by);
        if (reader.teller().heardByNobody()) {
            reader.close();
            readers.remove(stream);
            byBell.remove(stream.bell(), reader);
        }
    }

    Future<Replay> read(StreamId stream, Optional<Position> since) {
        return find(stream)
                .map(reader -> reader.read(since))
                .orElseGet(() -> Future.failedFuture("nobody watches " + stream));
    }

    Optional<StreamReader> find(StreamId stream) {
        return Optional.ofNullable(readers.get(stream));
    }

    Optional<StreamReader> find(long bell) {
        return Optional.ofNullable(byBell.get(bell));
    }

    List<StreamReader> all() {
        return List.copyOf(readers.values());
    }

    void suspect() {
        readers.values().forEach(StreamReader::suspect);
    }

    void forgetBefore(Instant time) {
        readers.values().forEach(reader -> reader.recent().forgetBefore(time));
    }

    void rewritten(String epoch) {
        new ArrayList<>(readers.values()).forEach(reader -> reader.rewritten(epoch));
    }
}
