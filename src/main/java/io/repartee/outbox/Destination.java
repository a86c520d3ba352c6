package io.repartee.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/**
 * What this node has taken for one destination, and how it fares there: after a few failures in a row it is left alone for a
 * while, ever longer, whatever waits for it. Loop-bound.
 */
final class Destination {
    private static final int FAILURES_IN_A_ROW = 3;
    private static final Duration FIRST_REST = Duration.ofSeconds(2);
    private static final Duration LONGEST_REST = Duration.ofMinutes(5);

    private final Queue<Parcel> queue = new ArrayDeque<>();
    private final int atOnce;
    private int underWay;
    private int failures;
    private Instant restsUntil = Instant.MIN;

    /** @param atOnce how many may be under way at a time */
    Destination(int atOnce) {
        this.atOnce = atOnce;
    }

    void add(Parcel parcel) {
        queue.add(parcel);
    }

    boolean hasNext() {
        return underWay < atOnce && !queue.isEmpty();
    }

    Parcel next() {
        underWay++;
        return queue.remove();
    }

    void succeeded() {
        underWay--;
        failures = 0;
    }

    /** This one row was refused, which says nothing about the others. */
    void refused() {
        underWay--;
    }

    void failed(Instant now) {
        underWay--;
        failures++;
        if (failures >= FAILURES_IN_A_ROW) {
            restsUntil = now.plus(Pauses.after(failures - FAILURES_IN_A_ROW + 1, FIRST_REST, LONGEST_REST));
        }
    }

    boolean rests(Instant now) {
        return now.isBefore(restsUntil);
    }

    Instant restsUntil() {
        return restsUntil;
    }

    /** What has not begun; it is not this node's any more. */
    List<Parcel> giveBack() {
        List<Parcel> all = new ArrayList<>(queue);
        queue.clear();
        return all;
    }

    int held() {
        return queue.size() + underWay;
    }

    /** Few enough wait here that more may be taken before it has nothing to do. */
    boolean wantsMore() {
        return queue.size() <= atOnce;
    }

    /** Nothing is lost by forgetting it. */
    boolean idle(Instant now) {
        return held() == 0 && failures == 0 && !rests(now);
    }
}
