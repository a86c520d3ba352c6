package io.repartee.config;

/**
 * What one caller may do and how large things may be.
 *
 * @param commentsPerMinute per account; 0 for no limit
 * @param guestsPerMinute new guest accounts per network address; 0 for no limit
 * @param reportsPerMinute per account; 0 for no limit
 * @param noticesPerMinute notices of illegal content per network address; 0 for no limit
 * @param votesPerMinute votes and reactions per account, and of guests per network address too; 0 for no limit
 * @param writesPerMinute of any other kind, per account; 0 for no limit
 * @param addressWritesPerMinute of any kind, per network address; 0 for no limit
 * @param addressSignInsPerMinute attempts to sign in per network address, and a sixth as many per address of mail; 0 for no limit
 * @param siteWritesPerMinute of any kind, per site; 0 for no limit
 * @param nodes how many share the traffic: each allows its share of what is counted per address and per site
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
        int writesPerMinute,
        int addressWritesPerMinute,
        int addressSignInsPerMinute,
        int siteWritesPerMinute,
        int nodes,
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
        Check.range("limits.writes-per-minute", writesPerMinute, 0, MUCH);
        Check.range("limits.address-writes-per-minute", addressWritesPerMinute, 0, MUCH);
        Check.range("limits.address-sign-ins-per-minute", addressSignInsPerMinute, 0, MUCH);
        Check.range("limits.site-writes-per-minute", siteWritesPerMinute, 0, 100 * MUCH);
        Check.range("limits.nodes", nodes, 1, 1000);
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
        int comments = section.integer("comments-per-minute", 6);
        int guests = section.integer("guests-per-minute", 10);
        Limits limits = new Limits(
                comments,
                guests,
                section.integer("reports-per-minute", 10),
                section.integer("notices-per-minute", 3),
                section.integer("votes-per-minute", 60),
                section.integer("writes-per-minute", times(comments, 50)),
                section.integer("address-writes-per-minute", times(comments, 200)),
                section.integer("address-sign-ins-per-minute", times(guests, 3)),
                section.integer("site-writes-per-minute", times(comments, 10_000)),
                section.integer("nodes", 1),
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

    /** This node's share of what may come from one address or to one site; 0 stays no limit. */
    public int share(int perMinute) {
        return perMinute == 0 ? 0 : Math.max(1, perMinute / nodes);
    }

    private static int times(int perMinute, int factor) {
        return (int) Math.min(MUCH, (long) perMinute * factor);
    }
}
