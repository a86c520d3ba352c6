package io.repartee.http;

import io.repartee.web.Answer;
import io.repartee.web.Route;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/** The description of the HTTP side, from memory. Its tag follows from its bytes, so that all nodes of one version agree. */
public final class OpenApiRoute {
    private static final int TAG_BYTES = 16;

    private OpenApiRoute() {}

    /** Reads the description; blocks, at start only. */
    public static Route load() {
        Answer answer = answer(read());
        return new Route(HttpMethod.GET, "/api/v1/openapi.yaml", call -> Future.succeededFuture(answer));
    }

    private static Answer answer(byte[] yaml) {
        Map<String, String> headers =
                Map.of("content-type", "application/yaml", "etag", tag(yaml), "cache-control", "public, max-age=300");
        return new Answer(200, headers, Buffer.buffer(yaml));
    }

    private static String tag(byte[] bytes) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return '"' + HexFormat.of().formatHex(hash, 0, TAG_BYTES) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static byte[] read() {
        try (InputStream yaml = OpenApiRoute.class.getResourceAsStream("/openapi.yaml")) {
            if (yaml == null) {
                throw new IllegalStateException("openapi.yaml is missing from the program");
            }
            return yaml.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
