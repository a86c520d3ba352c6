package io.repartee.stream;

import io.repartee.testing.TestDatabase;
import io.repartee.web.ErrorCode;
import io.repartee.web.Origins;
import io.repartee.web.Problem;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.sqlclient.Pool;
import java.time.InstantSource;
import java.util.Set;

/** A node of its own: a feed and a server with one hub, on a database that other nodes may share. */
final class LiveNode {
    static final String ORIGIN = "https://daily.example";

    final FeedVerticle feed;
    final LiveCounts counts = new LiveCounts();
    private final LiveSettings settings;
    private final InstantSource clock;
    private Hub hub;
    private HttpServer server;

    private LiveNode(FeedVerticle feed, LiveSettings settings, InstantSource clock) {
        this.feed = feed;
        this.settings = settings;
        this.clock = clock;
    }

    static LiveNode start(
            Vertx vertx,
            TestDatabase database,
            Pool pool,
            Contents contents,
            LiveSettings settings,
            InstantSource clock) {
        FeedVerticle feed = new FeedVerticle(
                new StreamStore(pool),
                contents,
                Databases.options(database),
                FeedSettings.DEFAULT,
                HeadListener.NOBODY,
                clock);
        LiveNode node = new LiveNode(feed, settings, clock);
        Await.result(vertx.deployVerticle(feed));
        Await.result(vertx.deployVerticle(node.new Server()));
        return node;
    }

    int port() {
        return server.actualPort();
    }

    Hub hub() {
        return hub;
    }

    private final class Server extends VerticleBase {
        @Override
        public Future<?> start() {
            Origins origins = site -> site.equals(TestGate.SITE)
                    ? Future.succeededFuture(Set.of(ORIGIN))
                    : Future.failedFuture(Problem.of(ErrorCode.SITE_NOT_FOUND));
            hub = new Hub(vertx, feed, new TestGate(), settings, counts, clock);
            LiveRoute route = new LiveRoute(hub, origins, settings, counts);
            server = vertx.createHttpServer(LiveRoute.configure(new HttpServerOptions(), settings))
                    .requestHandler(request ->
                            route.handle(request, site(request)).onFailure(refused -> refuse(request, refused)));
            return server.listen(0, "127.0.0.1");
        }

        private void refuse(HttpServerRequest request, Throwable refused) {
            int status = refused instanceof Problem problem ? problem.code().status() : 500;
            request.response().setStatusCode(status).end();
        }

        private String site(HttpServerRequest request) {
            return request.path().substring(1);
        }
    }
}
