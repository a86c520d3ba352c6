package io.repartee.web;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/** Reads a body no further than it may be. Refuses by its declared length before the first byte is kept. */
final class RequestBody {
    private static final Buffer NONE = Buffer.buffer();

    private RequestBody() {}

    /** Must be called while the request is being dispatched, before any part of the body is lost. */
    static Future<Buffer> read(HttpServerRequest request, int usualBytes, Takes takes) {
        int limitBytes = takes.mostBytes(usualBytes);
        String declared = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (declared == null && !request.headers().contains(HttpHeaders.TRANSFER_ENCODING) || "0".equals(declared)) {
            return Future.succeededFuture(NONE);
        }
        if (declared != null && length(declared) > limitBytes) {
            return Future.failedFuture(Problem.of(ErrorCode.BODY_TOO_LARGE));
        }
        if (!is(takes.mediaType(), request.getHeader(HttpHeaders.CONTENT_TYPE))) {
            return Future.failedFuture(Problem.of(ErrorCode.MEDIA_TYPE_NOT_SUPPORTED));
        }
        if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            request.response().writeContinue();
        }
        return gather(request, limitBytes);
    }

    private static Future<Buffer> gather(HttpServerRequest request, int limitBytes) {
        Promise<Buffer> whole = Promise.promise();
        Buffer body = Buffer.buffer();
        request.handler(part -> {
            if (body.length() + part.length() <= limitBytes) {
                body.appendBuffer(part);
            } else {
                whole.tryFail(Problem.of(ErrorCode.BODY_TOO_LARGE));
            }
        });
        request.exceptionHandler(whole::tryFail);
        request.endHandler(end -> whole.tryComplete(body));
        return whole.future();
    }

    private static long length(String declared) {
        try {
            return Long.parseLong(declared);
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }

    private static boolean is(String type, String contentType) {
        if (contentType == null) {
            return false;
        }
        int end = contentType.indexOf(';');
        return type.equalsIgnoreCase(
                end < 0 ? contentType : contentType.substring(0, end).trim());
    }
}
