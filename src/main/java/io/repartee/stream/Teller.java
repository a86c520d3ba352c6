package io.repartee.stream;

import io.vertx.core.Vertx;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Tells the listeners of one stream what its log has not told yet, at the pace of the stream. Bound to the feed's context. */
final class Teller {
    private final Vertx vertx;
    private final LongSupplier steadyMs;
    private final int batchBytes;
    private final Pacer pacer;
    private final Set<FeedListener> listeners = new LinkedHashSet<>();
    private boolean timing;
    private @Nullable StreamLog waiting;

    Teller(Vertx vertx, LongSupplier steadyMs, FeedSettings settings) {
        this.vertx = vertx;
        this.steadyMs = steadyMs;
        this.batchBytes = settings.batchBytes();
        this.pacer = new Pacer(settings.windowMs());
    }

    void add(FeedListener listener) {
        listeners.add(listener);
    }

    void remove(FeedListener listener) {
        listeners.remove(listener);
    }

    boolean heardByNobody() {
        return listeners.isEmpty();
    }

    void each(Consumer<FeedListener> action) {
        listeners.forEach(action);
    }

    /** Tells now when the stream is quiet, otherwise when its window ends. */
    void tellSoon(StreamLog log) {
        long wait = pacer.waitMs(steadyMs.getAsLong());
        if (wait == 0) {
            tell(log);
            return;
        }
        waiting = log;
        if (!timing) {
            timing = true;
            vertx.setTimer(wait, v -> windowEnds());
        }
    }

    /** Nothing of that log is to be told any more. */
    void drop() {
        waiting = null;
    }

    private void windowEnds() {
        timing = false;
        if (waiting != null) {
            tell(waiting);
        }
    }

    void tell(StreamLog log) {
        waiting = null;
        long before = log.told().seq();
        for (Optional<Batch> next = log.tell(batchBytes); next.isPresent(); next = log.tell(batchBytes)) {
            Batch batch = next.get();
            listeners.forEach(listener -> listener.told(batch));
        }
        pacer.told(steadyMs.getAsLong(), (int)
                Math.min(Integer.MAX_VALUE, log.told().seq() - before));
    }
}
