package io.repartee.stream;

/**
 * The limits and times of sockets.
 *
 * @param heartbeatMs how often each socket hears the heads of its streams
 * @param helloMs how long a socket may take to say hello
 * @param silenceMs after how long without a sign of life a socket is given up; at least twice the heartbeat
 * @param stallMs how long a socket that cannot take more may go without taking anything
 * @param tickMs how exactly all these times are kept
 * @param mostSockets on this node
 * @param mostSubscriptions per socket
 * @param outboundBytes what may wait to be sent to one socket
 * @param messageBytes the longest message a client may send
 * @param mostMessages how many messages a client may send in ten seconds
 * @param presence whether readers are counted and told how many they are
 */
public record LiveSettings(
        int heartbeatMs,
        int helloMs,
        int silenceMs,
        int stallMs,
        int tickMs,
        int mostSockets,
        int mostSubscriptions,
        int outboundBytes,
        int messageBytes,
        int mostMessages,
        boolean presence) {
    public static final LiveSettings DEFAULT =
            new LiveSettings(20_000, 5_000, 60_000, 10_000, 500, 50_000, 32, 256 * 1024, 16 * 1024, 200, true);

    public LiveSettings {
        if (tickMs < 1 || heartbeatMs < tickMs || silenceMs < 2 * heartbeatMs) {
            throw new IllegalArgumentException("tick <= heartbeat, and silence at least twice the heartbeat");
        }
        if (mostSockets < 0 || mostSubscriptions < 1 || outboundBytes < 1024 || messageBytes < 1024) {
            throw new IllegalArgumentException("limits of sockets are too small");
        }
    }
}
