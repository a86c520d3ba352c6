package io.repartee.stream;

import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the other nodes what is in no log, on the connection of the doorbell but on a channel of its own. One notification
 * is under way at a time and carries as many lines as fit; what waits is bounded, and what does not fit, or cannot be sent,
 * is dropped. Bound to the feed's context.
 */
final class Gossip {
    static final String CHANNEL = "repartee_whispers";
    private static final Logger LOG = LoggerFactory.getLogger(Gossip.class);
    private static final String NOTIFY = "select pg_notify('" + CHANNEL + "', $1)";
    private static final int MOST_WAITING_BYTES = 512 * 1024;

    private record Line(String text, int bytes) {}

    private final PgLine line;
    private final String node;
    private final Queue<Line> waiting = new ArrayDeque<>();
    private int waitingBytes;
    private boolean sending;
    private boolean dropping;

    Gossip(PgLine line, String node) {
        this.line = line;
        this.node = node;
    }

    /** @param text without line breaks, at most some 7,000 bytes of UTF-8 */
    void say(String text) {
        int bytes = text.getBytes(StandardCharsets.UTF_8).length + 1;
        if (line.current().isEmpty() || waitingBytes + bytes > MOST_WAITING_BYTES) {
            dropped();
            return;
        }
        waiting.add(new Line(text, bytes));
        waitingBytes += bytes;
        if (!sending) {
            send();
        }
    }

    private void send() {
        Optional<PgConnection> connection = line.current();
        if (connection.isEmpty()) {
            waiting.clear();
            waitingBytes = 0;
        }
        if (waiting.isEmpty()) {
            dropping = false;
            return;
        }
        sending = true;
        connection
                .orElseThrow()
                .preparedQuery(NOTIFY)
                .execute(Tuple.of(payload()))
                .onComplete(sent -> {
                    sending = false;
                    send();
                });
    }

    private String payload() {
        StringBuilder payload = new StringBuilder(node);
        int bytes = node.length();
        while (!waiting.isEmpty() && bytes + waiting.peek().bytes() <= GossipCode.PAYLOAD_BYTES) {
            Line next = waiting.poll();
            waitingBytes -= next.bytes();
            bytes += next.bytes();
            payload.append('\n').append(next.text());
        }
        return payload.toString();
    }

    private void dropped() {
        if (!dropping && line.current().isPresent()) {
            dropping = true;
            LOG.warn("There is more to whisper to other nodes than can be sent; the rest is dropped");
        }
    }
}
