package io.repartee.stream.http;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.repartee.stream.Attendance;
import io.repartee.stream.Batch;
import io.repartee.stream.CloseCode;
import io.repartee.stream.Position;
import io.repartee.stream.Totals;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is said over HTTP. An event of an event stream carries the same message that a socket would, its type as the event's
 * name; JSON has no line breaks, so each is one line of data.
 */
final class StreamText {
    static final Buffer HEARTBEAT = Buffer.buffer(":\n\n");

    private StreamText() {}

    static String quoted(String text) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }

    static String json(Position position) {
        return "{\"epoch\":\"%s\",\"seq\":%d,\"mark\":%d}".formatted(position.epoch(), position.seq(), position.mark());
    }

    /** How long to wait before coming back. */
    static Buffer retry(long ms) {
        return Buffer.buffer("retry: " + ms + "\n\n");
    }

    /** The places of all streams of a request, in their order; what is not known is empty. */
    static Buffer id(List<Optional<Position>> positions) {
        return Buffer.buffer(positions.stream()
                .map(position -> position.map(Position::toString).orElse(""))
                .collect(Collectors.joining(",", "id: ", "\n")));
    }

    static Buffer events(String name, Batch batch) {
        return Buffer.buffer("event: events\ndata: {\"type\":\"events\",\"stream\":" + quoted(name) + ',')
                .appendBytes(batch.body())
                .appendString("}\n\n");
    }

    static Buffer subscribed(String name, Position position) {
        return message("subscribed", name, ",\"position\":" + json(position));
    }

    static Buffer resync(String name) {
        return message("resync", name, "");
    }

    static Buffer unsubscribed(String name, String code) {
        return message("unsubscribed", name, ",\"code\":" + quoted(code));
    }

    /** What is in no log has no place, so its event has no id. */
    static Buffer whisper(byte[] frame) {
        return Buffer.buffer("event: whisper\ndata: ").appendBytes(frame).appendString("\n\n");
    }

    static Buffer totals(String name, Totals totals) {
        Buffer message = Buffer.buffer();
        for (byte[] piece : totals.message(quoted(name))) {
            message.appendBytes(piece);
        }
        return whisper(message.getBytes());
    }

    static Buffer presence(String name, Attendance total) {
        return whisper("{\"type\":\"presence\",\"stream\":%s,\"readers\":%d,\"typing\":%d}"
                .formatted(quoted(name), total.readers(), total.typing())
                .getBytes(StandardCharsets.UTF_8));
    }

    /** The server ends the answer, as it would close a socket. */
    static Buffer close(CloseCode code) {
        return Buffer.buffer("event: close\ndata: {\"type\":\"close\",\"code\":%d,\"reason\":\"%s\"}\n\n"
                .formatted(code.code(), code.reason()));
    }

    private static Buffer message(String type, String stream, String more) {
        return Buffer.buffer(
                "event: %s\ndata: {\"type\":\"%s\",\"stream\":%s%s}\n\n".formatted(type, type, quoted(stream), more));
    }
}
