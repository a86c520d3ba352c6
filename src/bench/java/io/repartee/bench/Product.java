package io.repartee.bench;

import io.repartee.database.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The real product on a fresh database of its own, with one site whose accounts come by signed tokens and may post without limit. */
final class Product implements AutoCloseable {
    static final String SITE = "bench";
    static final String ORIGIN = "http://localhost:8080";

    private static final String CONFIG = """
            sites:
              - site: %s
                name: Bench
                origins: ["%s"]
                moderation: %s
                guests: false
                sso:
                  - {issuer: "%s", kid: %s, algorithm: HS256, secret: "%s", roles: true}
            limits: {comments-per-minute: 0, votes-per-minute: 0, sockets: 30000}
            """;

    private final ServerProcess process;
    private final Path home;
    private final int port;
    private final HttpClient client;

    private Product(ServerProcess process, Path home, int port, HttpClient client) {
        this.process = process;
        this.home = home;
        this.port = port;
        this.client = client;
    }

    static Product start(Options options) throws Exception {
        return start(options, "post");
    }

    /** @param moderation {@code post} or {@code pre}, as in the configuration */
    static Product start(Options options, String moderation) throws Exception {
        Path home = Files.createTempDirectory("repartee-bench");
        Path config = Files.writeString(
                home.resolve("repartee.yaml"),
                CONFIG.formatted(SITE, ORIGIN, moderation, Tokens.ISSUER, Tokens.KEY_ID, Tokens.SECRET));
        return launch(
                options, home, config, "log.txt", "--data", home.resolve("data").toString());
    }

    /** One more node on the same database; to be closed before this one. */
    Product another(Options options, int number) throws Exception {
        String database = EmbeddedPostgres.running(data()).orElseThrow().text();
        return launch(options, home, home.resolve("repartee.yaml"), "log-" + number + ".txt", "--database", database);
    }

    private static Product launch(Options options, Path home, Path config, String log, String... storage)
            throws Exception {
        int port = Java.freePort();
        List<String> command = new ArrayList<>(List.of(Java.program("java")));
        command.addAll(options.jvm());
        command.addAll(List.of("-jar", options.jar().toString(), "serve", "--config", config.toString()));
        command.addAll(List.of(storage));
        command.addAll(List.of("--port", Integer.toString(port), "--ops-port", Integer.toString(Java.freePort())));
        HttpClient client = HttpClient.newHttpClient();
        ServerProcess process =
                ServerProcess.start(command, home.resolve(log), () -> up(client, port, path("/counts?page=x")));
        return new Product(process, home, port, client);
    }

    ServerProcess process() {
        return process;
    }

    int port() {
        return port;
    }

    Path home() {
        return home;
    }

    Path data() {
        return home.resolve("data");
    }

    /** The path of a call on our site. */
    static String path(String below) {
        return "/api/v1/sites/" + SITE + below;
    }

    /** A single read, for preparing and checking; nothing of it is measured. */
    String get(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .build();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    /** The tag of what is there. */
    String etag(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.discarding())
                .headers()
                .firstValue("etag")
                .orElseThrow();
    }

    static boolean up(HttpClient client, int port, String path) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ends the process and leaves the files: of a node that is not the first. */
    void end() {
        process.close();
    }

    @Override
    public void close() throws IOException {
        process.close();
        try (Stream<Path> files = Files.walk(home)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }
}
