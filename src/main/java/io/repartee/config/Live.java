package io.repartee.config;

/**
 * How events reach sockets.
 *
 * @param windowMs the longest that events of a busy stream gather into one frame, in milliseconds; 0 sends each at once
 * @param socketBufferBytes how much waits in one socket before its frames are dropped and it is replayed later
 * @param stallSeconds how long a socket may make no progress before it is closed
 * @param recentEvents how many events of each stream in use are kept in memory
 * @param recentBytes how much memory they take in all, about
 * @param keepDays how old an event may become before it is deleted; 0 keeps it
 * @param keepEvents how many events of each stream are kept in the database; 0 keeps all
 * @param presence whether readers are counted and told how many they are, and how many are writing
 */
public record Live(
        int windowMs,
        int socketBufferBytes,
        int stallSeconds,
        int heartbeatSeconds,
        int recentEvents,
        int recentBytes,
        int keepDays,
        int keepEvents,
        boolean presence) {
    private static final int LEAST_KEPT = 1_000;

    public Live {
        Check.range("live.window-ms", windowMs, 0, 1000);
        Check.range("live.socket-buffer-bytes", socketBufferBytes, 16_384, 64 * 1024 * 1024);
        Check.range("live.stall-seconds", stallSeconds, 1, 600);
        Check.range("live.heartbeat-seconds", heartbeatSeconds, 1, 300);
        Check.range("live.recent-events", recentEvents, 1, 100_000);
        Check.range("live.keep-days", keepDays, 0, 36_500);
        Check.must(
                "live.keep-events", keepEvents == 0 || keepEvents >= LEAST_KEPT, "must be 0 or at least " + LEAST_KEPT);
        Check.range("live.recent-bytes", recentBytes, 1024 * 1024, Integer.MAX_VALUE);
    }

    static Live from(Section section) {
        Live live = new Live(
                section.integer("window-ms", 100),
                section.integer("socket-buffer-bytes", 262_144),
                section.integer("stall-seconds", 10),
                section.integer("heartbeat-seconds", 15),
                section.integer("recent-events", 1_000),
                section.integer("recent-bytes", 64 * 1024 * 1024),
                section.integer("keep-days", 30),
                section.integer("keep-events", 10_000),
                section.bool("presence", true));
        section.mustHoldNothingElse();
        return live;
    }
}
