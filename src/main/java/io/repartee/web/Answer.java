package io.repartee.web;

import io.vertx.core.buffer.Buffer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a route answers: a status, headers and an encoded body. Immutable; cached answers are shared between requests.
 *
 * @param stream writes the body piece by piece instead; such an answer is for one request
 */
public record Answer(
        int status,
        Map<String, String> headers,
        Buffer body,
        @Nullable Stream stream) {
    private static final Buffer NOTHING = Buffer.buffer();

    /** Writes a body that has no end yet. Called on the event loop of the request, once the head may be sent. */
    @FunctionalInterface
    public interface Stream {
        void begin(Outlet out);
    }

    public Answer(int status, Map<String, String> headers, Buffer body) {
        this(status, headers, body, null);
    }

    public static Answer json(int status, Buffer body) {
        return new Answer(status, Map.of("content-type", "application/json"), body);
    }

    public static Answer ok(Buffer json) {
        return json(200, json);
    }

    public static Answer created(Buffer json) {
        return json(201, json);
    }

    public static Answer noContent() {
        return new Answer(204, Map.of(), NOTHING);
    }

    /** An answer that goes on for as long as it is written to. */
    public static Answer streaming(Map<String, String> headers, Stream stream) {
        return new Answer(200, headers, NOTHING, stream);
    }

    public Answer with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Answer(status, more, body, stream);
    }
}
