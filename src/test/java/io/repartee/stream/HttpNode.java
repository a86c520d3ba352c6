package io.repartee.stream;

import io.repartee.stream.http.HttpStreamCounts;
import io.repartee.stream.http.HttpStreamSettings;
import io.repartee.stream.http.HttpStreams;
import io.repartee.stream.http.Places;
import io.repartee.testing.TestDatabase;
import io.repartee.web.Cors;
import io.repartee.web.WebLimits;
import io.repartee.web.WebRouter;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.sqlclient.Pool;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A node of its own that serves streams over HTTP, on a Vert.x, a pool and a database that other nodes may share. */
final class HttpNode implements AutoCloseable {
    final RevocableGate gate = new RevocableGate();
    final HttpStreamCounts counts = new HttpStreamCounts();
    private final Vertx vertx;
    private final FeedVerticle feed;
    private final UnaryOperator<Feed> between;
    private final HttpStreamSettings settings;
    private final InstantSource clock;
    private HttpStreams streams;
    private HttpServer server;
    private String feeding;
    private String serving;

    private HttpNode(
            Vertx vertx,
            FeedVerticle feed,
            UnaryOperator<Feed> between,
            HttpStreamSettings settings,
            InstantSource clock) {
        this.vertx = vertx;
        this.feed = feed;
        this.between = between;
        this.settings = settings;
        this.clock = clock;
    }

    static HttpNode start(
            Vertx vertx, TestDatabase database, Pool pool, Contents contents, HttpStreamSettings settings) {
        return start(vertx, database, pool, contents, settings, InstantSource.system(), feed -> feed);
    }

    /** @param between what stands between the feed and the requests: a fault */
    static HttpNode start(
            Vertx vertx,
            TestDatabase database,
            Pool pool,
            Contents contents,
            HttpStreamSettings settings,
            InstantSource clock,
            UnaryOperator<Feed> between) {
        FeedVerticle feed = new FeedVerticle(
                new StreamStore(pool),
                contents,
                Databases.options(database),
                FeedSettings.DEFAULT,
                HeadListener.NOBODY,
                clock);
        HttpNode node = new HttpNode(vertx, feed, between, settings, clock);
        node.feeding = Await.result(vertx.deployVerticle(feed));
        node.serving = Await.result(vertx.deployVerticle(node.new Server()));
        return node;
    }

    Publisher publisher() {
        return feed;
    }

    Whispers whispers() {
        return feed;
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.actualPort() + "/api/v1/sites/" + TestGate.SITE + "/stream");
    }

    int port() {
        return server.actualPort();
    }

    Future<Void> drain(Duration over) {
        return streams.drain(over);
    }

    @Override
    public void close() {
        Await.result(vertx.undeploy(serving));
        Await.result(vertx.undeploy(feeding));
    }

    private final class Server extends VerticleBase {
        @Override
        public Future<?> start() {
            Places places = new Places(settings, counts);
            streams = new HttpStreams(vertx, between.apply(feed), gate, places, clock);
            WebRouter web = new WebRouter(
                    new Cors(site -> Future.succeededFuture(Set.of("https://daily.example")), Optional.empty()),
                    new WebLimits(1024, 8192));
            server = vertx.createHttpServer().requestHandler(web.build(vertx, List.of(streams.route())));
            return server.listen(0, "127.0.0.1");
        }

        @Override
        public Future<?> stop() {
            streams.close();
            return server.close();
        }
    }
}
