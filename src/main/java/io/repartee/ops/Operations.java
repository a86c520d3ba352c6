package io.repartee.ops;

import io.repartee.config.Config;
import io.repartee.database.Database;
import io.repartee.observation.Observer;
import io.repartee.stream.LiveCounts;
import io.repartee.stream.http.HttpStreamCounts;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/**
 * The operations side of one server: it comes first and goes last, and has a database connection of its own, so that it
 * can tell how the rest is doing. Thread-safe.
 */
public final class Operations {
    private static final int WAITING = 16;

    private final Vertx vertx;
    private final Metrics metrics;
    private final Observer observer;
    private final LiveCounts counts;
    private final HttpStreamCounts streamCounts = new HttpStreamCounts();
    private final Health health;
    private final OpsVerticle verticle;

    public Operations(Vertx vertx, Config config) {
        this.vertx = vertx;
        this.metrics = new Metrics();
        this.observer = Observer.all(metrics.observer(), new LogObserver());
        this.counts = new LiveCounts(observer);
        metrics.watching(counts).watching(streamCounts);
        this.health = new Health(observer);
        this.verticle = new OpsVerticle(config.host(), config.opsPort(), health, metrics);
    }

    /** Answers on the operations port from now on: alive, but not ready. */
    public Future<Void> listen() {
        return vertx.deployVerticle(verticle).mapEmpty();
    }

    /** Whoever notices something tells it. */
    public Observer observer() {
        return observer;
    }

    /** What the hubs count in. */
    public LiveCounts counts() {
        return counts;
    }

    /** What the streams over HTTP count in. */
    public HttpStreamCounts streamCounts() {
        return streamCounts;
    }

    /** The server takes requests. */
    public void ready(Database database) {
        Database own = Database.open(vertx, database.url(), 1, WAITING);
        health.ready(own::answers);
    }

    /** The server takes no more requests. */
    public void draining() {
        health.draining();
    }

    /** The port that is listened on. */
    public int port() {
        return verticle.port();
    }

    /** Ends what the Vert.x does not end. */
    public void close() {
        metrics.close();
    }
}
