package io.repartee.fault;

import io.repartee.testing.PublisherToken;
import io.repartee.testing.ServerProcess;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Nodes on one PostgreSQL, as an installation has them, with faults to order everywhere in between. */
final class Deployment implements AutoCloseable {
    static final String SITE = "daily";
    /** So that a client notices soon that its node is silent, and the whole of each stream can be looked at in the end. */
    private static final String LIVE = "live: {heartbeat-seconds: 1, keep-events: 1000000}\n";

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2));
    private final Path room;
    private final PostgresServer postgres;
    private final List<Node> nodes = new ArrayList<>();

    private Deployment(Path room, int count, String config, Supplier<Filter> filters, String planted) {
        this(room, new PostgresServer(room.resolve("data")), count, config, filters, planted);
    }

    private Deployment(
            Path room, PostgresServer postgres, int count, String config, Supplier<Filter> filters, String planted) {
        this.room = room;
        this.postgres = postgres;
        try {
            start(count, config, filters, planted);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Deployment of(Path room, int nodes) {
        return new Deployment(room, nodes, "", () -> Filter.NONE, "");
    }

    /** @param config more of the configuration, as YAML */
    static Deployment of(Path room, int nodes, String config) {
        return new Deployment(room, nodes, config, () -> Filter.NONE, "");
    }

    /** On a database that somebody has prepared; it is closed with the deployment. */
    static Deployment on(PostgresServer postgres, Path room, int nodes) {
        return new Deployment(room, postgres, nodes, "", () -> Filter.NONE, "");
    }

    /** With another database than the product thinks, by what the filters do to its connections. */
    static Deployment behind(Path room, int nodes, Supplier<Filter> filters) {
        return new Deployment(room, nodes, "", filters, "");
    }

    /** With a bug planted in the database. */
    static Deployment withPlanted(Path room, int nodes, String sql) {
        return new Deployment(room, nodes, "", () -> Filter.NONE, sql);
    }

    private void start(int count, String more, Supplier<Filter> filters, String planted) throws IOException {
        Files.createDirectories(room);
        Path config = room.resolve("repartee.yaml");
        Files.writeString(
                config,
                (more.contains("live:") ? "" : LIVE)
                        + (more.contains("limits:") ? "" : "limits: {comments-per-minute: 0}\n") + more + "sites:\n"
                        + PublisherToken.site(SITE, "post"));
        if (!planted.isEmpty()) {
            postgres.execute(planted);
        }
        nodes.addAll(IntStream.range(0, count)
                .parallel()
                .mapToObj(n -> new Node(vertx, room, config, postgres.url(), filters))
                .toList());
    }

    Vertx vertx() {
        return vertx;
    }

    PostgresServer postgres() {
        return postgres;
    }

    Node node(int number) {
        return nodes.get(number);
    }

    List<Node> nodes() {
        return nodes;
    }

    /** Where clients go, node by node. */
    List<URI> sites() {
        return nodes.stream().map(Node::site).toList();
    }

    /** PostgreSQL runs again, at another port, to which all nodes' connections lead from now on. */
    void restartPostgres() {
        postgres.restart();
        nodes.forEach(node -> node.toDatabase().leadTo(postgres.url().port()));
    }

    /** What the product's own check of its books says about the database. */
    ServerProcess.Ended check() throws IOException, InterruptedException {
        return ServerProcess.command(room, "check", "--database", postgres.url().text());
    }

    @Override
    public void close() {
        nodes.forEach(Node::close);
        postgres.close();
        vertx.close().await();
    }
}
