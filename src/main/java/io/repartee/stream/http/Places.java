package io.repartee.stream.http;

import io.repartee.web.ErrorCode;
import io.repartee.web.Problem;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** How many requests wait or stream at once, on this node and for each network address. One per node; thread-safe. */
public final class Places {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final HttpStreamSettings settings;
    private final HttpStreamCounts counts;
    private final Seats seats = new Seats();
    private final ConcurrentMap<String, Integer> byAddress = new ConcurrentHashMap<>();

    public Places(HttpStreamSettings settings, HttpStreamCounts counts) {
        this.settings = settings;
        this.counts = counts;
    }

    HttpStreamSettings settings() {
        return settings;
    }

    HttpStreamCounts counts() {
        return counts;
    }

    /** Who of them is counted as a reader. */
    Seats seats() {
        return seats;
    }

    /** Takes a place, or refuses: {@code overloaded} when the node is full, {@code too_many_requests} when the address is. */
    Place take(String address, boolean eventStream) {
        if (counts.open() >= settings.mostOpen()) {
            counts.addRefused();
            throw Problem.retryAfter(ErrorCode.OVERLOADED, RETRY_AFTER);
        }
        if (byAddress.merge(address, 1, Integer::sum) > settings.mostPerAddress()) {
            leave(address);
            counts.addRefused();
            throw Problem.retryAfter(ErrorCode.TOO_MANY_REQUESTS, RETRY_AFTER);
        }
        counts.opened(eventStream);
        return new Place(address, eventStream, new AtomicBoolean());
    }

    private void leave(String address) {
        byAddress.computeIfPresent(address, (known, count) -> count > 1 ? count - 1 : null);
    }

    /** One place that was taken. */
    final class Place {
        private final String address;
        private final boolean eventStream;
        private final AtomicBoolean left;

        private Place(String address, boolean eventStream, AtomicBoolean left) {
            this.address = address;
            this.eventStream = eventStream;
            this.left = left;
        }

        String address() {
            return address;
        }

        /** Gives it back; again is nothing. */
        void leave() {
            if (left.compareAndSet(false, true)) {
                Places.this.leave(address);
                counts.closed(eventStream);
            }
        }
    }
}
