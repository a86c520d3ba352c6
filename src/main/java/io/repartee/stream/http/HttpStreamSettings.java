package io.repartee.stream.http;

/**
 * The limits and times of streams over HTTP.
 *
 * @param mostOpen requests that wait or stream on this node at once
 * @param mostPerAddress of them, those from one network address
 * @param mostStreams that one request may hear
 * @param bufferBytes what may wait to be sent in one response; whoever is slower is ended, and resumes
 * @param heartbeatMs how often an event stream that is quiet says that it is alive
 * @param stallMs how long a response that is too slow may go without anything being taken
 * @param lifeMs about how long an event stream lasts before the client is to come back
 * @param lingerMs how long a stream is watched after its last request, for the next one of a poll
 * @param tickMs how exactly these times are kept
 * @param presence whether readers are counted
 */
public record HttpStreamSettings(
        int mostOpen,
        int mostPerAddress,
        int mostStreams,
        int bufferBytes,
        int heartbeatMs,
        int stallMs,
        int lifeMs,
        int lingerMs,
        int tickMs,
        boolean presence) {
    /** The longest a poll may ask to wait; below the time after which proxies give up. */
    static final int MOST_WAIT_SECONDS = 60;

    static final int USUAL_WAIT_SECONDS = 25;

    public static final HttpStreamSettings DEFAULT =
            new HttpStreamSettings(10_000, 500, 32, 256 * 1024, 15_000, 10_000, 300_000, 30_000, 500, true);

    public HttpStreamSettings {
        if (tickMs < 1 || heartbeatMs < tickMs || lifeMs < tickMs || lingerMs < 0) {
            throw new IllegalArgumentException("the tick is the shortest of the times");
        }
        if (mostOpen < 0 || mostPerAddress < 0 || mostStreams < 1 || bufferBytes < 1024) {
            throw new IllegalArgumentException("limits of streams over HTTP are too small");
        }
    }
}
