package io.repartee.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.repartee.Server;
import io.repartee.config.Config;
import io.repartee.config.ConfigReader;
import io.repartee.database.ConnectionUrl;
import io.repartee.ops.Reconciliation;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The real server in this JVM for the tests of a class, on ports that the kernel picks, with a database of its own and two
 * sites: {@code daily} publishes at once and takes guests, {@code strict} holds for a moderator and takes none. After the
 * class every counter is counted again, and must be right.
 */
public final class TestServer implements BeforeAllCallback, AfterAllCallback {
    /** What may embed both sites. */
    public static final String ORIGIN = "https://www.daily.example";

    private static final long PATIENCE_SECONDS = 60;
    private static final AtomicInteger COUNTER = new AtomicInteger();

    private final String more;
    private final String moreSites;
    private String preparation = "";
    private TestDatabase database;
    private Vertx vertx;
    private Pool pool;
    private Server server;
    private final List<Server> others = new ArrayList<>();

    private TestServer(String more, String moreSites) {
        this.more = more;
        this.moreSites = moreSites;
    }

    /** Without limits of how often. */
    public static TestServer usual() {
        return with(
                "limits: {comments-per-minute: 0, guests-per-minute: 0, address-sign-ins-per-minute: 0, reports-per-minute: 0, notices-per-minute: 0, votes-per-minute: 0}");
    }

    /** The same on a database to which that SQL has been done. */
    public TestServer prepared(String sql) {
        preparation = sql;
        return this;
    }

    /** The same with another site, declared as in the configuration's list. */
    public TestServer andSite(String declaration) {
        return new TestServer(more, moreSites + declaration);
    }

    /** @param more sections of the configuration besides the sites and the database */
    public static TestServer with(String more) {
        return new TestServer(more, "");
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        database = TestDatabase.create();
        if (!preparation.isEmpty()) {
            database.execute(preparation);
        }
        vertx = Vertx.vertx();
        pool = database.pool(vertx);
        server = await(Server.start(config(database.url())));
    }

    @Override
    public void afterAll(ExtensionContext context) {
        others.forEach(node -> await(node.close()));
        await(server.close());
        assertThat(await(new Reconciliation(pool).run())).isEmpty();
        await(vertx.close());
        database.close();
    }

    public URI address() {
        return URI.create("http://localhost:" + server.port());
    }

    /** One more node on the same database; it ends with the class. */
    public URI anotherNode() {
        Server node = await(Server.start(config(database.url())));
        others.add(node);
        return URI.create("http://localhost:" + node.port());
    }

    /** The same, which reaches the database by that way. */
    public URI anotherNode(ConnectionUrl by) {
        Server node = await(Server.start(config(by)));
        others.add(node);
        return URI.create("http://localhost:" + node.port());
    }

    public Api anonymous() {
        return Api.anonymous(address(), "daily");
    }

    /** A reader of {@code daily}, by the publisher's sign-in. */
    public Api reader(String name) {
        return anonymous().as(SsoToken.of("daily", name).text());
    }

    public Api moderator(String name) {
        return anonymous().as(SsoToken.of("daily", name).role("moderator").text());
    }

    public Api strictReader(String name) {
        return anonymous().at("strict").as(SsoToken.of("strict", name).text());
    }

    public Api strictModerator(String name) {
        return anonymous()
                .at("strict")
                .as(SsoToken.of("strict", name).role("moderator").text());
    }

    /** The key of a page that nobody else writes on. */
    public static String page() {
        return "page-" + COUNTER.incrementAndGet();
    }

    /** The test's own look at the tables, or its interference with them. */
    public RowSet<Row> sql(String statement, Object... parameters) {
        return await(pool.preparedQuery(statement).execute(Tuple.wrap(parameters)));
    }

    public Pool pool() {
        return pool;
    }

    /** Takes the database away, with all its connections; there is nothing to reconcile then. */
    public TestDatabase database() {
        return database;
    }

    public Server server() {
        return server;
    }

    public static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private Config config(ConnectionUrl url) {
        String sites = "\nsites:\n"
                + PublisherToken.site("daily", "post")
                + PublisherToken.site("strict", "pre").replace("guests: true", "guests: false");
        Map<String, String> flags = Map.of(
                "host", "127.0.0.1",
                "port", "0",
                "ops-port", "0",
                "database", url.text());
        return ConfigReader.read(
                Optional.of(file(more + sites.replace("http://localhost:8080", ORIGIN) + moreSites)), Map.of(), flags);
    }

    private static Path file(String yaml) {
        try {
            Path file = Files.createTempFile("repartee", ".yaml");
            Files.writeString(file, yaml);
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
