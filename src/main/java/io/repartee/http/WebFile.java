package io.repartee.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/**
 * One file that browsers fetch, in memory as it leaves: plain, and compressed once. Immutable, shared by all event loops.
 *
 * @param etag weak, since the plain and the compressed form share it
 * @param gzip the same as {@code plain} where compressing gains nothing
 */
record WebFile(Buffer plain, Buffer gzip, String etag, Map<String, String> headers) {
    private static final int TAG_BYTES = 12;

    static WebFile of(byte[] content, Map<String, String> headers) {
        Buffer plain = Buffer.buffer(content);
        byte[] compressed = compressed(content);
        Buffer gzip = compressed.length < content.length * 9 / 10 ? Buffer.buffer(compressed) : plain;
        return new WebFile(plain, gzip, tag(content), Map.copyOf(headers));
    }

    void answer(HttpServerRequest request) {
        HttpServerResponse response = request.response();
        headers.forEach(response::putHeader);
        response.putHeader(HttpHeaders.ETAG, etag).putHeader(HttpHeaders.VARY, "accept-encoding");
        String known = request.getHeader(HttpHeaders.IF_NONE_MATCH);
        if (known != null && known.contains(etag)) {
            response.setStatusCode(304).end();
            return;
        }
        Buffer body = body(request);
        response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()));
        if (body != plain) {
            response.putHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        if (request.method().equals(HttpMethod.HEAD)) {
            response.end();
        } else {
            response.end(body);
        }
    }

    private Buffer body(HttpServerRequest request) {
        String accepted = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
        return accepted != null && accepted.contains("gzip") ? gzip : plain;
    }

    private static byte[] compressed(byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(content.length);
        try (GZIPOutputStream gzip = new GZIPOutputStream(out) {
            {
                def.setLevel(9);
            }
        }) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory does not fail", e);
        }
        return out.toByteArray();
    }

    private static String tag(byte[] content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
            return "W/\"" + Base64.getUrlEncoder().encodeToString(Arrays.copyOf(hash, TAG_BYTES)) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
