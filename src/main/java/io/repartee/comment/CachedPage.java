package io.repartee.comment;

import io.repartee.stream.StreamId;
import io.repartee.web.Answer;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/**
 * A page of a thread as the same bytes for everybody, encoded and compressed once. Immutable.
 *
 * @param seq how far the page's snapshot knows the stream
 * @param tally and its totals
 */
record CachedPage(
        StreamId stream,
        long seq,
        long tally,
        long builtAtNanos,
        String etag,
        Answer plain,
        Answer gzip,
        Answer unchanged) {
    /** An older page is still right, since its reader replays what came after; so caches may keep it for a while. */
    private static final String CACHE_CONTROL = "public, max-age=1, stale-while-revalidate=30";

    static CachedPage of(PageRequest request, ThreadPage page, long nowNanos) {
        Buffer body = PageJson.page(page);
        String etag = "\"%s:%d:%s\""
                .formatted(
                        page.head().position(), page.head().tally(), page.head().open() ? "o" : "c");
        Map<String, String> shared =
                Map.of("etag", etag, "cache-control", CACHE_CONTROL, "vary", "accept-encoding, origin");
        return new CachedPage(
                StreamId.of(request.site(), page.head().thread()),
                page.head().position().seq(),
                page.head().tally(),
                nowNanos,
                etag,
                answer(200, body, shared).with("content-type", "application/json"),
                answer(200, Buffer.buffer(compressed(body.getBytes())), shared)
                        .with("content-type", "application/json")
                        .with("content-encoding", "gzip"),
                answer(304, Buffer.buffer(), shared));
    }

    int weight() {
        return plain.body().length() + gzip.body().length();
    }

    private static Answer answer(int status, Buffer body, Map<String, String> headers) {
        return new Answer(status, headers, body);
    }

    private static byte[] compressed(byte[] body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(body.length / 2 + 64);
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return bytes.toByteArray();
    }
}
