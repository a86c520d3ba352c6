package io.repartee.web;

import io.vertx.core.buffer.Buffer;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a route answers: a status, headers and an encoded body. Immutable; cached answers are shared between requests. */
public record Answer(int status, Map<String, String> headers, Buffer body) {
    private static final Buffer NOTHING = Buffer.buffer();

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

    public Answer with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Answer(status, more, body);
    }
}
