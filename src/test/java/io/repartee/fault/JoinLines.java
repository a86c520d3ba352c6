package io.repartee.fault;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.net.URI;
import java.util.concurrent.CompletableFuture;

/** The lines of many short visits, on one loop. */
final class JoinLines implements AutoCloseable {
    private final Context loop;
    private final Line.Opener opener;

    JoinLines(Vertx vertx) {
        this.loop = vertx.getOrCreateContext();
        this.opener = SocketLine.opener(vertx);
    }

    Line open(URI site, String page, Place since, Line.Listener listener) {
        CompletableFuture<Line> line = new CompletableFuture<>();
        loop.runOnContext(v -> line.complete(opener.open(site, "thread:" + page, since, listener)));
        return line.join();
    }

    void close(Line line) {
        loop.runOnContext(v -> line.close());
    }

    @Override
    public void close() {}
}
