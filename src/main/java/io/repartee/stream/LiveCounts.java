package io.repartee.stream;

import io.repartee.observation.Observation.SocketClosed;
import io.repartee.observation.Observation.SocketOpened;
import io.repartee.observation.Observer;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** What the sockets of this node do, in numbers, for limits and metrics. One for all hubs; thread-safe. */
public final class LiveCounts {
    private final Observer observer;
    private final AtomicInteger sockets = new AtomicInteger();
    private final LongAdder delivered = new LongAdder();
    private final LongAdder lagged = new LongAdder();
    private final LongAdder resynced = new LongAdder();
    private final LongAdder closed = new LongAdder();

    /** For sockets that nobody observes. */
    public LiveCounts() {
        this(Observer.NOBODY);
    }

    /** @param observer is told of every socket that comes and goes */
    public LiveCounts(Observer observer) {
        this.observer = observer;
    }

    /** Open sockets. */
    public int sockets() {
        return sockets.get();
    }

    /** Frames with events written to sockets so far. */
    public long delivered() {
        return delivered.sum();
    }

    /** How often a subscription fell behind because its socket could not take more. */
    public long lagged() {
        return lagged.sum();
    }

    /** How often a reader was told to load again. */
    public long resynced() {
        return resynced.sum();
    }

    /** Sockets that this server closed. */
    public long closed() {
        return closed.sum();
    }

    /** Takes a place for a socket; false when there is none left. */
    boolean enter(int most) {
        if (sockets.incrementAndGet() <= most) {
            observer.observe(new SocketOpened());
            return true;
        }
        sockets.decrementAndGet();
        return false;
    }

    void leave() {
        observer.observe(new SocketClosed());
        sockets.decrementAndGet();
    }

    void addDelivered(int frames) {
        delivered.add(frames);
    }

    void addLagged() {
        lagged.increment();
    }

    void addResynced() {
        resynced.increment();
    }

    void addClosed() {
        closed.increment();
    }
}
