package io.repartee.stream;

/**
 * How a feed behaves.
 *
 * @param recentEvents how many events of each watched stream stay in memory
 * @param recentSeconds for how long they do
 * @param recentBytes how many bytes the events in memory of all streams may take, about
 * @param windowMs the longest that events of one stream gather before they are told
 * @param batchBytes the size at which a batch is cut
 * @param pageEvents how many events one read of the table takes
 * @param gatherMs how long a doorbell gathers changed streams
 * @param heartbeatMs how often a doorbell rings without a change, and how often a listener looks whether it is deaf
 * @param silenceMs after which silence of a node heads are compared: two beats that did not come, so that a node to which no
 *     doorbell gets through is told of everything within a second and a half
 * @param compareMs how often heads are compared anyway
 */
public record FeedSettings(
        int recentEvents,
        int recentSeconds,
        long recentBytes,
        int windowMs,
        int batchBytes,
        int pageEvents,
        int gatherMs,
        int heartbeatMs,
        int silenceMs,
        int compareMs) {
    public static final FeedSettings DEFAULT =
            new FeedSettings(1_000, 120, 64L << 20, 100, 64 * 1024, 250, 3, 500, 1_000, 30_000);

    public FeedSettings {
        if (recentEvents < 1 || pageEvents < 1 || batchBytes < 1 || gatherMs < 1 || heartbeatMs < 1 || compareMs < 1) {
            throw new IllegalArgumentException("the settings of a feed are positive");
        }
    }
}
