package io.repartee;

import io.repartee.account.Role;
import io.repartee.account.SigningKeyStore;
import io.repartee.account.SigningKeys;
import io.repartee.account.operator.OperatorLinks;
import io.repartee.account.operator.OperatorStore;
import io.repartee.account.own.MailRequests;
import io.repartee.account.own.proof.SpentProofs;
import io.repartee.account.session.SessionStore;
import io.repartee.comment.ForgetKeysVerticle;
import io.repartee.comment.PostingVerticle;
import io.repartee.comment.PublicationStore;
import io.repartee.config.Config;
import io.repartee.config.Export;
import io.repartee.database.Database;
import io.repartee.database.RoleSettings;
import io.repartee.engagement.OpenAndClose;
import io.repartee.http.HttpVerticle;
import io.repartee.http.WebFiles;
import io.repartee.moderation.ModerationVerticle;
import io.repartee.moderation.TakeIntoSearch;
import io.repartee.moderation.audit.SealAudit;
import io.repartee.ops.Operations;
import io.repartee.outbox.OutboxVerticle;
import io.repartee.site.DeclareSites;
import io.repartee.site.SiteStore;
import io.repartee.stream.ControlSettings;
import io.repartee.stream.ControlVerticle;
import io.repartee.stream.FeedVerticle;
import io.repartee.stream.HeadListeners;
import io.repartee.stream.StreamStore;
import io.repartee.stream.TrimVerticle;
import io.repartee.stream.http.Places;
import io.repartee.transfer.desk.ImportVerticle;
import io.repartee.transfer.export.ExportVerticle;
import io.repartee.transfer.export.ScheduledExport;
import io.repartee.web.Cors;
import io.repartee.web.WebRouter;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A running Repartee: the composition root, and the way to embed it in another program. {@link #start} completes when
 * requests are answered; {@link #close} drains first. Owns its Vert.x, its connections and, without a given database, its
 * PostgreSQL. Thread-safe.
 */
public final class Server {
    private static final Duration A_SECOND = Duration.ofSeconds(1);
    private static final Duration A_MINUTE = Duration.ofMinutes(1);
    private static final Duration QUARTER_OF_AN_HOUR = Duration.ofMinutes(15);
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

    /** Starts with that configuration: operations first, then the database, then everything. When it fails, nothing is left. */
    public static Future<Server> start(Config config) {
        Vertx vertx = Transport.vertx(config);
        Operations operations = new Operations(vertx, config);
        // no context, because a failure is told after all event loops have ended
        Promise<Server> started = Promise.promise();
        operations
                .listen()
                .compose(listening -> vertx.executeBlocking(() -> Storage.open(config)))
                .onSuccess(storage -> new Server(config, vertx, operations, storage).begin(started))
                .onFailure(failure -> end(vertx, operations).onComplete(ended -> started.fail(failure)));
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
        return RoleSettings.check(database)
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
                loops,
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
        return vertx.deployVerticle(control)
                .compose(following -> vertx.deployVerticle(feed))
                .compose(fed -> vertx.deployVerticle(new ForgetKeysVerticle(database.pool())))
                .compose(tidy -> vertx.deployVerticle(sealing()))
                .compose(tidy -> vertx.deployVerticle(
                        new TrimVerticle(Database.connectOptions(storage.direct()), Settings.retention(config), clock)))
                .compose(tidy -> vertx.deployVerticle(takingIn()))
                .compose(tidy -> vertx.deployVerticle(forgettingAllowances()))
                .compose(tidy -> vertx.deployVerticle(forgettingSessions()))
                .compose(tidy -> vertx.deployVerticle(opening(feed)))
                .compose(tidy -> deployLanes(house, feed, streams, loops))
                .compose(writing -> house.checks().start())
                .compose(checking -> deployExports())
                .compose(writing -> vertx.deployVerticle(new ImportVerticle(
                        database.pool(), storage.direct(), config.limits().nesting())))
                .compose(writing -> vertx.deployVerticle(delivering(house, feed)))
                .compose(writing -> vertx.deployVerticle(house.notifying().verticle(database, feed)))
                .compose(writing -> deployServers(house, feed, loops))
                .mapEmpty();
    }

    private OutboxVerticle delivering(House house, FeedVerticle feed) {
        return new OutboxVerticle(
                house.ground().outbox(),
                database.pool(),
                house.deliverers(feed),
                Settings.outbox(config),
                clock,
                operations.observer());
    }

    private ModerationVerticle sealing() {
        SealAudit seal = new SealAudit(database.pool());
        PublicationStore publications = new PublicationStore(database.pool());
        return new ModerationVerticle(
                "sealing the audit log",
                () -> publications.tell().compose(told -> seal.run()).map(false),
                A_SECOND);
    }

    private ModerationVerticle forgettingAllowances() {
        return new ModerationVerticle(
                "forgetting what is spent no more", house.ground().allowances()::forget, A_MINUTE);
    }

    private ModerationVerticle forgettingSessions() {
        SessionStore sessions = new SessionStore(database.pool(), handovers -> {});
        SpentProofs proofs = new SpentProofs(database.pool());
        MailRequests letters = house.signingIn().mailRequests();
        return new ModerationVerticle(
                "forgetting sessions, proofs and letters that are over",
                () -> sessions.forget()
                        .compose(more ->
                                proofs.forget().compose(also -> letters.forget().map(too -> more || also || too))),
                QUARTER_OF_AN_HOUR);
    }

    private ModerationVerticle opening(FeedVerticle feed) {
        OpenAndClose turns = house.engaging().openAndClose(feed);
        return new ModerationVerticle("opening and closing threads", turns::run, A_SECOND);
    }

    private ModerationVerticle takingIn() {
        TakeIntoSearch search = new TakeIntoSearch(database.pool(), clock);
        return new ModerationVerticle(
                "taking new comments into the search", () -> search.run().map(false), A_SECOND);
    }

    private Future<Void> deployExports() {
        Export export = config.export();
        if (export.folder().isEmpty()) {
            return Future.succeededFuture();
        }
        ScheduledExport scheduled = new ScheduledExport(
                storage.direct(), export.folder().get(), Duration.ofHours(export.everyHours()), export.keep(), clock);
        return vertx.deployVerticle(new ExportVerticle(new SiteStore(database.pool()), scheduled, export.only()))
                .mapEmpty();
    }

    private Future<String> deployLanes(House house, FeedVerticle feed, StreamStore streams, int loops) {
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
                new DeploymentOptions().setInstances(loops));
    }

    private Future<String> deployServers(House house, FeedVerticle feed, int loops) {
        HttpVerticle.Parts parts = new HttpVerticle.Parts(
                new ArrayList<>(house.routes(feed, feed)),
                new WebRouter(
                        new Cors(house.ground().sites(), Optional.of(config.publicOrigin())),
                        Settings.web(config, URI_CHARACTERS, clock)),
                WebFiles.load(config.demo()),
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
