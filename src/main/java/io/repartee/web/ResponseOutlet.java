package io.repartee.web;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;

/** An {@link Outlet} over a response in chunks. */
record ResponseOutlet(HttpServerResponse response) implements Outlet {
    @Override
    public Future<Void> write(Buffer piece) {
        return response.closed() ? Future.failedFuture("the caller is gone") : response.write(piece);
    }

    @Override
    public void end() {
        if (!response.ended() && !response.closed()) {
            response.end();
        }
    }

    @Override
    public void abort() {
        response.reset();
    }
}
