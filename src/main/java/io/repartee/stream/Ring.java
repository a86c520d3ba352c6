package io.repartee.stream;

import java.util.Map;

/**
 * One note of a doorbell: the node that rang, how many notes it has sent or dropped so far, and the streams that moved, by
 * {@link StreamId#bell()}, each with its head. Without streams it is a heartbeat.
 */
record Ring(String node, long number, Map<Long, Long> heads) {}
