package io.repartee.config;

/**
 * What one caller may do and how large things may be.
 *
 * @param commentsPerMinute per account; 0 for no limit
 * @param guestsPerMinute new guest accounts per network address; 0 for no limit
 * @param reportsPerMinute per account; 0 for no limit
 * @param noticesPerMinute notices of illegal content per network address; 0 for no limit
 * @param votesPerMinute votes and reactions per account, and of guests per network address too; 0 for no limit
 * @param nesting how deep a reply may stand under a top-level comment; 0 allows no replies
 * @param editWindowSeconds how long an author may edit; 0 allows no edits
 * @param sockets the most live connections of this process
 * @param streams the most requests of this process that wait or stream, for clients without WebSocket
 * @param streamsPerAddress of them, those from one network address
 */
public record Limits(
        int commentsPerMinute,
        int guestsPerMinute,
        int reportsPerMinute,
        int noticesPerMinute,
        int votesPerMinute,
        int bodyBytes,
        int textCodePoints,
        int nesting,
        int editWindowSeconds,
        int sockets,
        int subscriptionsPerSocket,
        int frameBytes,
        int helloSeconds,
        int streams,
        int streamsPerAddress) {
    private static final int MUCH = 1_000_000;

    public Limits {
        Check.range("limits.comments-per-minute", commentsPerMinute, 0, MUCH);
        Check.range("limits.guests-per-minute", guestsPerMinute, 0, MUCH);
        Check.range("limits.reports-per-minute", reportsPerMinute, 0, MUCH);
        Check.range("limits.notices-per-minute", noticesPerMinute, 0, MUCH);
        Check.range("limits.votes-per-minute", votesPerMinute, 0, MUCH);
        Check.range("limits.body-bytes", bodyBytes, 1024, 16 * 1024 * 1024);
        Check.range("limits.text-code-points", textCodePoints, 1, 1_000_000);
        Check.range("limits.nesting", nesting, 0, 200);
        Check.range("limits.edit-window-seconds", editWindowSeconds, 0, Integer.MAX_VALUE);
        Check.range("limits.sockets", sockets, 0, 10_000_000);
        Check.range("limits.subscriptions-per-socket", subscriptionsPerSocket, 1, 1024);
        Check.range("limits.frame-bytes", frameBytes, 1024, 1024 * 1024);
        Check.range("limits.hello-seconds", helloSeconds, 1, 60);
        Check.range("limits.streams", streams, 0, MUCH);
        Check.range("limits.streams-per-address", streamsPerAddress, 0, MUCH);
    }

    static Limits from(Section section) {
        Limits limits = new Limits(
                section.integer("comments-per-minute", 6),
                section.integer("guests-per-minute", 10),
                section.integer("reports-per-minute", 10),
                section.integer("notices-per-minute", 3),
                section.integer("votes-per-minute", 60),
                section.integer("body-bytes", 65_536),
                section.integer("text-code-points", 10_000),
                section.integer("nesting", 50),
                section.integer("edit-window-seconds", 300),
                section.integer("sockets", 20_000),
                section.integer("subscriptions-per-socket", 32),
                section.integer("frame-bytes", 16_384),
                section.integer("hello-seconds", 5),
                section.integer("streams", 10_000),
                section.integer("streams-per-address", 500));
        section.mustHoldNothingElse();
        return limits;
    }
}
