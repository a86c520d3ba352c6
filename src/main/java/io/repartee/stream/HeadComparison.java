package io.repartee.stream;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares what this node knows with the table, for all streams in use: the repair for doorbells that got lost, and how a
 * database that went back is noticed. One comparison runs at a time; doubts that arise meanwhile make one more. Bound to the
 * feed's context.
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
        return store.currentEpoch().compose(found -> {
            epoch.accept(found);
            List<StreamReader> readers = watched.all();
            return readers(readers).compose(compared -> others(readers));
        });
    }

    private Future<Void> readers(List<StreamReader> readers) {
        List<Trust.Expected> expected =
                readers.stream().map(StreamReader::expected).toList();
        List<StreamStore.Known> known = new ArrayList<>();
        for (int i = 0; i < readers.size(); i++) {
            known.add(new StreamStore.Known(
                    readers.get(i).stream(), expected.get(i).marks()));
        }
        return store.compare(known).map(found -> {
            for (int i = 0; i < readers.size(); i++) {
                StreamReader reader = readers.get(i);
                reader.compared(expected.get(i), found.get(i));
                listener.moved(reader.stream().bell(), found.get(i).head().seq());
            }
            return null;
        });
    }

    /** Streams in use that nobody watches. */
    private Future<Void> others(List<StreamReader> readers) {
        Set<StreamId> streams = new LinkedHashSet<>(listener.inUse());
        readers.forEach(reader -> streams.remove(reader.stream()));
        List<StreamId> others = List.copyOf(streams);
        return store.heads(others).map(heads -> {
            for (int i = 0; i < others.size(); i++) {
                listener.moved(others.get(i).bell(), heads.get(i).seq());
            }
            return null;
        });
    }
}
