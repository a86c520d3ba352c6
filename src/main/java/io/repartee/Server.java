package io.repartee;

import io.repartee.account.Role;
import io.repartee.account.SigningKeyStore;
import io.repartee.account.SigningKeys;
import io.repartee.account.operator.OperatorLinks;
import io.repartee.account.operator.OperatorStore;
import io.repartee.comment.PostingVerticle;
import io.repartee.config.Config;
import io.repartee.database.Database;
import io.repartee.database.RoleSettings;
import io.repartee.http.AwaitedFiles;
import io.repartee.http.HttpVerticle;
import io.repartee.http.WebFiles;
import io.repartee.ops.Operations;
import io.repartee.site.DeclareSites;
import io.repartee.site.SiteStore;
import io.repartee.stream.ControlSettings;
import io.repartee.stream.ControlVerticle;
import io.repartee.stream.FeedVerticle;
import io.repartee.stream.HeadListeners;
import io.repartee.stream.StreamStore;
import io.repartee.stream.http.Places;
import io.repartee.web.Cors;
import io.repartee.web.WebRouter;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

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
    private static final int CONTROL_WAITING = 4;

    private final Config config;
    private final Vertx vertx;
    private final Operations operations;
    private final Storage storage;
    private final Database database;
    private final Promise<WebFiles> files = Promise.promise();
    private final List<HttpVerticle> servers = new CopyOnWriteArrayList<>();
    private final InstantSource clock = InstantSource.system();
    private House house;
    private @Nullable Future<Void> closed;

    private Server(Config config, Vertx vertx, Operations operations, Storage storage) {
        this.config = config;
        this.vertx = vertx;
        this.operations = operations;
        this.storage = storage;
        this.database = Database.open(
                vertx,
                storage.url(),
                config.databasePool().connections(),
                config.databasePool().waiting());
    }

    /**
     * Starts with that configuration: operations and the database beside each other, then everything. When it fails, nothing
     * is left.
     */
    public static Future<Server> start(Config config) {
        LoggerFactory.getILoggerFactory(); // by one thread, as several at once would find it half made
        Future<Storage> storage = Storage.open(config);
        Vertx vertx = Transport.vertx(config);
        Operations operations = new Operations(vertx, config);
        // no context, because a failure is told after all event loops have ended
        Promise<Server> started = Promise.promise();
        Future<Void> listening = operations.listen();
        Future.join(listening, storage)
                .onSuccess(both -> new Server(config, vertx, operations, storage.result()).begin(started))
                .onFailure(failure -> end(vertx, operations)
                        .eventually(() -> storage.succeeded() ? storage.result().close() : Future.succeededFuture())
                        .onComplete(ended -> started.fail(failure)));
        return started.future();
    }

    /** The port of the HTTP side. */
    public int port() {
        return servers.get(0).port();
    }

    /** A moderator's proof for one site, as the command line would give it. Fails with {@code site_not_found}. */
    public Future<String> moderatorToken(String siteKey, String name, Duration lasts) {
        return house.ground()
                .sites()
                .site(siteKey)
                .compose(site -> house.signingIn().tokensByHand().issue(site, name, Role.MODERATOR, lasts));
    }

    /** A link for whoever is to run this server; empty when somebody does. */
    public Future<Optional<OperatorLinks.Made>> firstOperator() {
        return new OperatorLinks(new OperatorStore(database.pool(), told -> {}), config.publicUrl(), clock)
                .forTheFirst();
    }

    /** The port of health and metrics. */
    public int opsPort() {
        return operations.port();
    }

    /**
     * Takes no more work, finishes what is under way, tells sockets to come back elsewhere, and ends, PostgreSQL last.
     * Asked again it is the same end.
     */
    public synchronized Future<Void> close() {
        if (closed == null) {
            closed = drainAndEnd();
        }
        return closed;
    }

    private Future<Void> drainAndEnd() {
        operations.draining();
        Promise<Void> over = Promise.promise();
        Future.join(servers.stream().map(server -> server.drain(DRAIN)).toList())
                .onComplete(drained -> end(vertx, operations)
                        .onComplete(ended -> storage.close().onComplete(over)));
        return over.future();
    }

    private void begin(Promise<Server> started) {
        open().onSuccess(opened -> {
                    operations.ready(database);
                    started.complete(this);
                })
                .onFailure(failure -> close().onComplete(closed -> started.fail(failure)));
    }

    /** The future of a Vert.x's end has no context, as it must be. */
    private static Future<Void> end(Vertx vertx, Operations operations) {
        operations.close();
        return vertx.close();
    }

    private Future<Void> open() {
        StreamStore streams = new StreamStore(database.pool());
        return storage.migrate(vertx, database)
                .compose(migrated -> RoleSettings.check(database))
                .compose(checked -> new DeclareSites(new SiteStore(database.pool())).declare(Sites.declared(config)))
                .compose(declared -> streams.epoch())
                .compose(epoch -> SigningKeys.load(vertx, new SigningKeyStore(database.pool()))
                        .compose(keys -> deploy(streams, keys)));
    }

    private Future<Void> deploy(StreamStore streams, SigningKeys keys) {
        int loops = config.eventLoopCount();
        ControlVerticle control = new ControlVerticle(
                () -> Database.openForControl(vertx, storage.direct(), CONTROL_WAITING)
                        .pool(),
                ControlSettings.DEFAULT);
        house = new House(Ground.of(
                vertx,
                config,
                database.pool(),
                storage.direct(),
                streams::latestEpoch,
                keys,
                config.laneCount(),
                clock,
                control,
                operations.observer()));
        control.listener(house.rights());
        FeedVerticle feed = new FeedVerticle(
                streams,
                house.contents(),
                Database.connectOptions(storage.direct()),
                Settings.feed(config),
                new HeadListeners(Stream.concat(house.headListeners().stream(), Stream.of(control))
                        .toList()),
                clock,
                operations.observer());
        // calls are answered before the pages' files are read and the chores begin, which are in no hurry
        return Future.join(vertx.deployVerticle(control), vertx.deployVerticle(feed))
                .compose(fed -> deployLanes(house, feed, streams))
                .compose(writing -> deployServers(house, feed, loops))
                .compose(serving -> readFiles())
                .compose(read -> house.checks().start())
                .compose(checking -> deployEach(chores(house).all(feed).iterator()))
                .mapEmpty();
    }

    private Future<WebFiles> readFiles() {
        return vertx.executeBlocking(() -> WebFiles.load(config.demo())).onComplete(files);
    }

    private Chores chores(House house) {
        return new Chores(house, config, database, storage.direct(), clock, operations.observer());
    }

    private Future<Void> deployEach(Iterator<VerticleBase> rest) {
        return rest.hasNext()
                ? vertx.deployVerticle(rest.next()).compose(deployed -> deployEach(rest))
                : Future.succeededFuture();
    }

    private Future<String> deployLanes(House house, FeedVerticle feed, StreamStore streams) {
        PostingVerticle.Settings settings = new PostingVerticle.Settings(
                streams::latestEpoch, config.posting().batch(), config.limits().nesting());
        AtomicInteger number = new AtomicInteger();
        return vertx.deployVerticle(
                () -> new PostingVerticle(
                        number.getAndIncrement(),
                        house.ground().lanes(),
                        () -> Database.openForWriting(vertx, database.url(), LANE_CONNECTIONS, LANE_WAITING)
                                .pool(),
                        feed,
                        operations.observer(),
                        settings),
                new DeploymentOptions().setInstances(config.laneCount()));
    }

    private Future<String> deployServers(House house, FeedVerticle feed, int loops) {
        HttpVerticle.Parts parts = new HttpVerticle.Parts(
                new ArrayList<>(house.routes(feed, feed)),
                new WebRouter(
                        new Cors(house.ground().sites(), Optional.of(config.publicOrigin())),
                        Settings.web(config, URI_CHARACTERS, clock)),
                new AwaitedFiles(files.future()),
                feed,
                house.gate(),
                house.ground().sites(),
                Settings.live(config),
                operations.counts(),
                new Places(Settings.streams(config), operations.streamCounts()),
                operations.observer(),
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
