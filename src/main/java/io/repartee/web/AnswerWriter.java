package io.repartee.web;

import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.Map;

/** Writes an {@link Answer}; the headers that every answer has are added here and nowhere else. */
final class AnswerWriter {
    private static final CharSequence NO_SNIFF_NAME = HttpHeaders.createOptimized("x-content-type-options");
    private static final CharSequence NO_SNIFF = HttpHeaders.createOptimized("nosniff");
    private static final CharSequence POLICY_NAME = HttpHeaders.createOptimized("content-security-policy");
    private static final CharSequence POLICY =
            HttpHeaders.createOptimized("default-src 'none'; frame-ancestors 'none'");
    private static final CharSequence REFERRER_NAME = HttpHeaders.createOptimized("referrer-policy");
    private static final CharSequence REFERRER = HttpHeaders.createOptimized("no-referrer");
    private static final CharSequence NO_STORE = HttpHeaders.createOptimized("no-store");

    private AnswerWriter() {}

    static Future<Void> write(HttpServerRequest request, Answer answer) {
        HttpServerResponse response = request.response();
        if (response.ended() || response.closed()) {
            return Future.succeededFuture();
        }
        head(response, answer);
        if (isUnchanged(request, answer)) {
            return response.setStatusCode(304).end();
        }
        response.setStatusCode(answer.status());
        if (answer.status() == 204) {
            return response.end();
        }
        if (request.method() == HttpMethod.HEAD) {
            response.putHeader(
                    HttpHeaders.CONTENT_LENGTH, Integer.toString(answer.body().length()));
            return response.end();
        }
        if (answer.stream() != null) {
            answer.stream().begin(new ResponseOutlet(response.setChunked(true)));
            return Future.succeededFuture();
        }
        return response.end(answer.body());
    }

    private static void head(HttpServerResponse response, Answer answer) {
        response.putHeader(NO_SNIFF_NAME, NO_SNIFF)
                .putHeader(POLICY_NAME, POLICY)
                .putHeader(REFERRER_NAME, REFERRER)
                .putHeader(HttpHeaders.CACHE_CONTROL, NO_STORE);
        for (Map.Entry<String, String> header : answer.headers().entrySet()) {
            if (header.getKey().equals("vary")) {
                response.headers().add(HttpHeaders.VARY, header.getValue());
            } else {
                response.putHeader(header.getKey(), header.getValue());
            }
        }
    }

    /** A conditional read: the tags of an answer are strong and compared as they are. */
    private static boolean isUnchanged(HttpServerRequest request, Answer answer) {
        String tag = answer.status() == 200 ? answer.headers().get("etag") : null;
        if (tag == null) {
            return false;
        }
        String known = request.getHeader(HttpHeaders.IF_NONE_MATCH);
        return known != null && known.contains(tag);
    }
}
