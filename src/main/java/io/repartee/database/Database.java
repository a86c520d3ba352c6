package io.repartee.database;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * The way into the database: one pool per process, with every bound set. Opening it connects to nothing yet. Its
 * failures become what a caller is told in {@code io.repartee.web.DatabaseProblems}. Thread-safe.
 */
public final class Database {
    /** How long a statement may wait for a row somebody else is changing. */
    public static final Duration LOCK_TIMEOUT = Duration.ofSeconds(1);
    /** How long a statement may take in all. */
    public static final Duration STATEMENT_TIMEOUT = Duration.ofSeconds(5);
    /** How long a transaction may rest between statements, holding its locks. */
    public static final Duration IDLE_IN_TRANSACTION_TIMEOUT = Duration.ofSeconds(2);

    /** Longer than PostgreSQL lets a statement take: whoever is silent for so long is cut off. */
    private static final Duration SILENCE = STATEMENT_TIMEOUT.plusSeconds(2);
    /** For statements that take as long as they need. */
    private static final Duration PATIENT_SILENCE = Duration.ofDays(1);

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration WAIT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration RECHECK_IDLE = Duration.ofMinutes(10);
    private static final int PIPELINE = 64;
    private static final int PREPARED_STATEMENTS = 256;
    private static final int PREPARED_STATEMENT_CHARACTERS = 32_768;

    /**
     * Pages are read by plans made for their very thread, as the tables are now; a plan kept from a small table would scan a large one.
     * Each is read by one process: to start others takes longer than to read a page.
     */
    private static final Map<String, String> READING =
            Map.of("plan_cache_mode", "force_custom_plan", "jit", "off", "max_parallel_workers_per_gather", "0");

    /** A pooler knows these, and gives them to whichever connection it lends. */
    private static final Map<String, String> POOLED =
            Map.of("application_name", "repartee", "client_encoding", "utf8", "DateStyle", "ISO", "TimeZone", "UTC");

    private static final Map<String, String> CONTROL =
            Map.of("plan_cache_mode", "force_generic_plan", "jit", "off", "application_name", "repartee control");

    private static final Map<String, String> WRITING =
            Map.of("plan_cache_mode", "force_generic_plan", "enable_seqscan", "off", "jit", "off");

    private static final Map<String, String> MAINTENANCE = Map.of("statement_timeout", "0");

    private final ConnectionUrl url;
    private final Pool pool;

    private Database(ConnectionUrl url, Pool pool) {
        this.url = url;
        this.pool = pool;
    }

    /**
     * @param connections the most there are at a time
     * @param waiting the most requests that wait for one; what lies beyond fails at once
     */
    public static Database open(Vertx vertx, ConnectionUrl url, int connections, int waiting) {
        return open(vertx, url, connections, waiting, READING);
    }

    /**
     * The same for connections that only write batches. Their statements are large and planned once for each connection,
     * when the tables may still be empty: whatever the tables look like then, the plan has to be right when they are full.
     * So every table is entered by an index, and planning costs nothing afterwards (it took two thirds of a small batch).
     */
    public static Database openForWriting(Vertx vertx, ConnectionUrl url, int connections, int waiting) {
        return open(vertx, url, connections, waiting, WRITING);
    }

    /** The same for an operator's command that reads everything: its statements take as long as they need. */
    public static Database openForMaintenance(Vertx vertx, ConnectionUrl url, int connections, int waiting) {
        return open(vertx, url, connections, waiting, MAINTENANCE);
    }

    /** One connection that reads what nodes tell each other: whoever looks at the database's sessions finds it by its name. */
    public static Database openForControl(Vertx vertx, ConnectionUrl url, int waiting) {
        return open(vertx, url, 1, waiting, CONTROL);
    }

    private static Database open(
            Vertx vertx, ConnectionUrl url, int connections, int waiting, Map<String, String> session) {
        Duration silence = session.equals(MAINTENANCE) ? PATIENT_SILENCE : SILENCE;
        PoolOptions options = new PoolOptions()
                .setMaxSize(connections)
                .setMaxWaitQueueSize(waiting)
                .setConnectionTimeout((int) WAIT_TIMEOUT.toMillis())
                .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS)
                .setIdleTimeout((int) RECHECK_IDLE.toSeconds())
                .setIdleTimeoutUnit(TimeUnit.SECONDS);
        return new Database(
                url,
                PgBuilder.pool()
                        .with(options)
                        .with(new NetClientOptions()
                                .setConnectTimeout((int) CONNECT_TIMEOUT.toMillis())
                                .setReadIdleTimeout((int) CONNECT_TIMEOUT.toSeconds()) // until Unanswered takes over
                                .setTcpKeepAlive(true))
                        .withConnectHandler(connection -> Unanswered.watch(connection, silence))
                        .connectingTo(connectOptions(url, session))
                        .using(vertx)
                        .build());
    }

    public Pool pool() {
        return pool;
    }

    public ConnectionUrl url() {
        return url;
    }

    /** For a connection of one's own, outside the pool: LISTEN, NOTIFY. A fresh copy each time. */
    public static PgConnectOptions connectOptions(ConnectionUrl direct) {
        return connectOptions(direct, READING);
    }

    /** Whether the database answers; never fails. */
    public Future<Boolean> answers() {
        return pool.query("select 1").execute().map(true).otherwise(false);
    }

    /** Closes all connections; statements under way fail. */
    public Future<Void> close() {
        return pool.close();
    }

    private static PgConnectOptions connectOptions(ConnectionUrl url, Map<String, String> session) {
        PgConnectOptions options = new PgConnectOptions()
                .setHost(url.host())
                .setPort(url.port())
                .setDatabase(url.database())
                .setUser(url.user())
                .setPassword(url.password())
                .setCachePreparedStatements(url.pooler().prepares())
                .setUseLayer7Proxy(!url.pooler().prepares())
                .setPreparedStatementCacheMaxSize(PREPARED_STATEMENTS)
                .setPreparedStatementCacheSqlLimit(PREPARED_STATEMENT_CHARACTERS)
                .setPipeliningLimit(PIPELINE);
        if (url.pooler().shares()) {
            options.setProperties(POOLED);
        } else {
            always().forEach(options::addProperty);
            session.forEach(options::addProperty);
        }
        options.setSslMode(Tls.mode(url)).setSslOptions(Tls.options(url));
        return options;
    }

    /** What the role must be set to where settings cannot be asked for: those of a reader, which are right for a writer, if dearer. */
    static Map<String, String> expectedOfRole() {
        Map<String, String> all = new TreeMap<>(always());
        all.putAll(READING);
        all.keySet().removeAll(POOLED.keySet());
        return all;
    }

    /** Asked for in the first message, so that no connection is ever without them. */
    private static Map<String, String> always() {
        return Map.of(
                "application_name",
                "repartee",
                "TimeZone",
                "UTC",
                "synchronous_commit",
                "on",
                "lock_timeout",
                Long.toString(LOCK_TIMEOUT.toMillis()),
                "statement_timeout",
                Long.toString(STATEMENT_TIMEOUT.toMillis()),
                "idle_in_transaction_session_timeout",
                Long.toString(IDLE_IN_TRANSACTION_TIMEOUT.toMillis()));
    }
}
