package io.repartee.stream;

/**
 * How a node follows control streams.
 *
 * @param readMs how often all of them are read, whether a doorbell rang or not
 * @param patienceMs after how long without a confirmed head a node does not know any more
 * @param giveUpMs after how long a read without an answer is given up, and its connection with it
 */
public record ControlSettings(int readMs, int patienceMs, int giveUpMs) {
    public static final ControlSettings DEFAULT = new ControlSettings(500, 5_000, 4_000);
}
