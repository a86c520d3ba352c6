package io.repartee.bench;

import java.util.HashMap;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** Events that reached sockets, each socket counted. Written by one loop; read when that has stopped writing. */
final class Deliveries {
    private static final long MOST_NANOS = 60_000_000_000L;

    private final Histogram fromDue = new Histogram(MOST_NANOS, 3);
    private final Histogram fromAcknowledged = new Histogram(MOST_NANOS, 3);
    private final Histogram toLast = new Histogram(MOST_NANOS, 3);
    private final Map<Integer, Integer> reached = new HashMap<>();
    private long events;
    private long frames;
    private long bytes;
    private long others;

    void frame(int eventsInIt, int payloadBytes) {
        events += eventsInIt;
        frames++;
        bytes += payloadBytes;
    }

    void other() {
        others++;
    }

    void latency(long sinceDueNanos, long sinceAcknowledgedNanos) {
        fromDue.recordValue(bounded(sinceDueNanos));
        fromAcknowledged.recordValue(bounded(sinceAcknowledgedNanos));
    }

    /** A post has reached one more of so many sockets; when it was the last of them, its time is taken. */
    void reached(int post, int sockets, long sinceAcknowledgedNanos) {
        if (reached.merge(post, 1, Integer::sum) == sockets) {
            reached.remove(post);
            toLast.recordValue(bounded(sinceAcknowledgedNanos));
        }
    }

    /** From a post's acknowledgement until the last socket had it. */
    double millisToLast(double percentile) {
        return toLast.getValueAtPercentile(percentile) / 1e6;
    }

    long events() {
        return events;
    }

    long frames() {
        return frames;
    }

    /** Frames without events: heads, presence. */
    long others() {
        return others;
    }

    double bytesPerFrame() {
        return (double) bytes / frames;
    }

    double millisFromDue(double percentile) {
        return fromDue.getValueAtPercentile(percentile) / 1e6;
    }

    double millisFromAcknowledged(double percentile) {
        return fromAcknowledged.getValueAtPercentile(percentile) / 1e6;
    }

    private static long bounded(long nanos) {
        return Math.min(Math.max(nanos, 0), MOST_NANOS);
    }
}
