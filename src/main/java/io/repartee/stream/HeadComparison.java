package io.repartee.stream;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares what this node knows with the heads in the table, for all streams in use: the repair for doorbells that got
 * lost. One comparison runs at a time; doubts that arise meanwhile make one more. Bound to the feed's context.
 */
final class HeadComparison {
    private static final Logger LOG = LoggerFactory.getLogger(HeadComparison.class);

    private static final long RETRY_MS = 1_000;

    private final Vertx vertx;
    private final StreamStore store;
    private final Watched watched;
    private final HeadListener listener;
    private final Consumer<String> epoch;
    private boolean running;
    private boolean again;
    private boolean closed;

    HeadComparison(Vertx vertx, StreamStore store, Watched watched, HeadListener listener, Consumer<String> epoch) {
        this.vertx = vertx;
        this.store = store;
        this.watched = watched;
        this.listener = listener;
        this.epoch = epoch;
    }

    void close() {
        closed = true;
    }

    void run() {
        if (closed) {
            return;
        }
        if (running) {
            again = true;
            return;
        }
        running = true;
        again = false;
        compare().onComplete(done -> {
            running = false;
            if (done.failed() && !closed) {
                LOG.warn("Heads could not be compared: {}", done.cause().getMessage());
                vertx.setTimer(RETRY_MS, v -> run());
            } else if (again) {
                run();
            }
        });
    }

    private Future<Void> compare() {
        Map<StreamReader, Long> asked = new HashMap<>();
        Collection<StreamReader> readers = watched.all();
        readers.forEach(reader -> asked.put(reader, reader.headSeq()));
        Set<StreamId> streams = new LinkedHashSet<>(listener.inUse());
        readers.forEach(reader -> streams.add(reader.stream()));
        List<StreamId> all = new ArrayList<>(streams);
        return store.currentEpoch().compose(found -> {
            epoch.accept(found);
            return store.heads(all).map(heads -> {
                readers.forEach(reader -> reader.compared(heads.get(reader.stream()), asked.get(reader)));
                heads.forEach((stream, head) -> listener.moved(stream.bell(), head.seq()));
                return null;
            });
        });
    }
}
