package io.repartee;

import io.repartee.account.SigningKeyStore;
import io.repartee.account.SigningKeys;
import io.repartee.comment.PostingVerticle;
import io.repartee.config.Config;
import io.repartee.database.ConnectionUrl;
import io.repartee.database.Database;
import io.repartee.database.EmbeddedPostgres;
import io.repartee.database.Migrations;
import io.repartee.http.HttpVerticle;
import io.repartee.http.WebFiles;
import io.repartee.site.DeclareSites;
import io.repartee.site.SiteStore;
import io.repartee.stream.FeedVerticle;
import io.repartee.stream.LiveCounts;
import io.repartee.stream.StreamStore;
import io.repartee.web.Cors;
import io.repartee.web.WebLimits;
import io.repartee.web.WebRouter;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A running Repartee: the composition root, and the way to embed it in another program. {@link #start} completes when
 * requests are answered; {@link #close} drains first. Owns its Vert.x, its connections and, without a given database, its
 * PostgreSQL. Thread-safe.
 */
public final class Server {
    private static final Duration DRAIN = Duration.ofSeconds(10);
    private static final int URI_CHARACTERS = 8 * 1024;
    /** A lane writes one batch at a time; the second connection takes over when the first one breaks. */
    private static final int LANE_CONNECTIONS = 2;

    private static final int LANE_WAITING = 16;

    private final Config config;
    private final Vertx vertx;
    private final Optional<EmbeddedPostgres> embedded;
    private final Database database;
    private final LiveCounts counts = new LiveCounts();
    private final List<HttpVerticle> servers = new CopyOnWriteArrayList<>();
    private final InstantSource clock = InstantSource.system();
    private @Nullable Future<Void> closed;

    private Server(Config config, Vertx vertx, Optional<EmbeddedPostgres> embedded, Database database) {
        this.config = config;
        this.vertx = vertx;
        this.embedded = embedded;
        this.database = database;
    }

    /** Starts with that configuration. Blocks while the database starts and is migrated; then fails or completes. */
    public static Future<Server> start(Config config) {
        Optional<EmbeddedPostgres> embedded =
                config.database().isPresent() ? Optional.empty() : Optional.of(EmbeddedPostgres.start(config.data()));
        ConnectionUrl url = embedded.map(EmbeddedPostgres::url)
                .orElseGet(() -> config.database().orElseThrow());
        Migrations.apply(url);
        Vertx vertx = Transport.vertx(config);
        Database database = Database.open(
                vertx,
                url,
                config.databasePool().connections(),
                config.databasePool().waiting());
        Server server = new Server(config, vertx, embedded, database);
        return server.open().map(server);
    }

    /** The port of the HTTP side. */
    public int port() {
        return servers.get(0).port();
    }

    /**
     * Takes no more work, finishes what is under way, tells sockets to come back elsewhere, and ends, PostgreSQL last.
     * Asked again it is the same end.
     */
    public synchronized Future<Void> close() {
        if (closed == null) {
            closed = end();
        }
        return closed;
    }

    private Future<Void> end() {
        return Future.join(servers.stream().map(server -> server.drain(DRAIN)).toList())
                .eventually(vertx::close)
                .<Void>mapEmpty()
                .onComplete(ended -> embedded.ifPresent(EmbeddedPostgres::close));
    }

    private Future<Void> open() {
        StreamStore streams = new StreamStore(database.pool());
        return new DeclareSites(new SiteStore(database.pool()))
                .declare(Sites.declared(config))
                .compose(declared -> streams.epoch())
                .compose(epoch -> SigningKeys.load(vertx, new SigningKeyStore(database.pool()))
                        .compose(keys -> deploy(streams, epoch, keys)));
    }

    private Future<Void> deploy(StreamStore streams, String epoch, SigningKeys keys) {
        int loops = config.eventLoopCount();
        House house = new House(vertx, config, database.pool(), epoch, keys, loops, clock);
        FeedVerticle feed = new FeedVerticle(
                streams, house.contents(), database.connectOptions(), Settings.feed(config), house.pages(), clock);
        return vertx.deployVerticle(feed)
                .compose(fed -> deployLanes(house, feed, epoch, loops))
                .compose(writing -> deployServers(house, feed, loops))
                .mapEmpty();
    }

    private Future<String> deployLanes(House house, FeedVerticle feed, String epoch, int loops) {
        PostingVerticle.Settings settings = new PostingVerticle.Settings(
                epoch,
                config.posting().batch(),
                config.posting().queue(),
                config.limits().nesting());
        AtomicInteger number = new AtomicInteger();
        return vertx.deployVerticle(
                () -> new PostingVerticle(
                        number.getAndIncrement(),
                        house.lanes(),
                        () -> Database.open(vertx, database.url(), LANE_CONNECTIONS, LANE_WAITING)
                                .pool(),
                        feed,
                        settings),
                new DeploymentOptions().setInstances(loops));
    }

    private Future<String> deployServers(House house, FeedVerticle feed, int loops) {
        HttpVerticle.Parts parts = new HttpVerticle.Parts(
                new ArrayList<>(house.routes()),
                new WebRouter(
                        new Cors(house.sites(), Optional.of(config.publicUrl())),
                        new WebLimits(config.limits().bodyBytes(), URI_CHARACTERS, 0)),
                WebFiles.load(config.demo()),
                feed,
                house.gate(),
                house.sites(),
                Settings.live(config),
                counts,
                clock);
        return vertx.deployVerticle(
                () -> {
                    HttpVerticle server = new HttpVerticle(parts, config.host(), config.port());
                    servers.add(server);
                    return server;
                },
                new DeploymentOptions().setInstances(loops));
    }
}
