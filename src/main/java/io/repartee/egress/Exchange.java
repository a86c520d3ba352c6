package io.repartee.egress;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import java.time.Duration;

/** One request and its answer, within a time and a length. What comes after its end is thrown away. */
final class Exchange {
    private final Promise<Egress.Reply> result = Promise.promise();
    private final int mostBytes;

    Exchange(Vertx vertx, int mostBytes, Duration deadline) {
        this.mostBytes = mostBytes;
        long timer = vertx.setTimer(Math.max(1, deadline.toMillis()), late -> fail(new NotSent("no answer in time")));
        result.future().onComplete(over -> vertx.cancelTimer(timer));
    }

    Future<Egress.Reply> result() {
        return result.future();
    }

    boolean isOver() {
        return result.future().isComplete();
    }

    void fail(Throwable cause) {
        result.tryFail(cause);
    }

    void send(HttpClientRequest request, Buffer body) {
        result.future().onFailure(over -> request.reset());
        if (isOver()) {
            return;
        }
        request.exceptionHandler(this::fail);
        request.response().onSuccess(this::read).onFailure(this::fail);
        request.send(body).onFailure(this::fail);
    }

    private void read(HttpClientResponse response) {
        Buffer body = Buffer.buffer();
        response.exceptionHandler(this::fail);
        response.handler(part -> {
            if (body.length() + part.length() > mostBytes) {
                fail(new NotSent("the answer is too long"));
            } else if (!isOver()) {
                body.appendBuffer(part);
            }
        });
        response.endHandler(end -> result.tryComplete(new Egress.Reply(response.statusCode(), body)));
    }
}
