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

/** A node of its own that serves streams over HTTP, on a database that other nodes may share. */
final class HttpNode implements AutoCloseable {
    final HttpStreamCounts counts = new HttpStreamCounts();
    private final Vertx vertx = Vertx.vertx();
    private final FeedVerticle feed;
    private final UnaryOperator<Feed> between;
    private final HttpStreamSettings settings;
    private final InstantSource clock;
    private HttpStreams streams;
    private HttpServer server;

    private HttpNode(FeedVerticle feed, UnaryOperator<Feed> between, HttpStreamSettings settings, InstantSource clock) {
        this.feed = feed;
        this.between = between;
        this.settings = settings;
        this.clock = clock;
    }

    static HttpNode start(TestDatabase database, Pool pool, Contents contents, HttpStreamSettings settings) {
        return start(database, pool, contents, settings, InstantSource.system(), feed -> feed);
    }

    /** @param between what stands between the feed and the requests: a fault */
    static HttpNode start(
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
        HttpNode node = new HttpNode(feed, between, settings, clock);
        Await.result(node.vertx.deployVerticle(feed));
        Await.result(node.vertx.deployVerticle(node.new Server()));
        return node;
    }

    Publisher publisher() {
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
        Await.result(vertx.close());
    }

    private final class Server extends VerticleBase {
        @Override
        public Future<?> start() {
            Places places = new Places(settings, counts);
            streams = new HttpStreams(vertx, between.apply(feed), new TestGate(), places, clock);
            WebRouter web = new WebRouter(
                    new Cors(site -> Future.succeededFuture(Set.of("https://daily.example")), Optional.empty()),
                    new WebLimits(1024, 8192, 0));
            server = vertx.createHttpServer().requestHandler(web.build(vertx, List.of(streams.route())));
            return server.listen(0, "127.0.0.1");
        }
    }
}
