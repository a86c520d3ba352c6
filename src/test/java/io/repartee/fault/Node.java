package io.repartee.fault;

import io.repartee.database.ConnectionUrl;
import io.repartee.testing.ServerProcess;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One process of the product with a {@link FaultProxy} on either side: before it, at an address that stays when the process is
 * started again, and between it and the database.
 */
final class Node implements AutoCloseable {
    /** Of each generation, or of the whole heap, as the collector has it; not of what classes take. */
    private static final Pattern HEAP_USED =
            Pattern.compile("(?:new generation|tenured generation|garbage-first heap) +total \\d+K, used (\\d+)K");

    private final Path room;
    private final Path config;
    private final ConnectionUrl database;
    private final FaultProxy toDatabase;
    private final FaultProxy front;
    private ServerProcess process;

    Node(Vertx vertx, Path room, Path config, ConnectionUrl database, Supplier<Filter> filters) {
        this.room = room;
        this.config = config;
        this.database = database;
        this.toDatabase = new FaultProxy(vertx, database.port(), filters);
        this.process = launch();
        this.front = new FaultProxy(vertx, process.address().getPort());
    }

    /** Where clients go, through the proxy. */
    URI site() {
        return site(front.port());
    }

    /** Past the proxy: for clients in such numbers that only the product should be measured. */
    URI directSite() {
        return site(process.address().getPort());
    }

    URI operations() {
        return process.operations();
    }

    FaultProxy front() {
        return front;
    }

    FaultProxy toDatabase() {
        return toDatabase;
    }

    /** kill -9. */
    void kill() {
        process.kill();
    }

    /** SIGTERM; waits for the end and gives its exit code. */
    int terminate() {
        return process.terminate();
    }

    /** Starts it again; its clients' address stays. */
    void restart() {
        process = launch();
        front.leadTo(process.address().getPort());
    }

    long pid() {
        return process.pid();
    }

    /** What its heap holds, after it has been cleaned. */
    long heapMegabytes() throws IOException, InterruptedException {
        jcmd("GC.run");
        return jcmd("GC.heap_info")
                .lines()
                .map(HEAP_USED::matcher)
                .filter(Matcher::find)
                .mapToLong(used -> Long.parseLong(used.group(1)) / 1024)
                .sum();
    }

    private String jcmd(String command) throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(process.pid()),
                        command)
                .redirectErrorStream(true)
                .start();
        String said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        jcmd.waitFor();
        return said;
    }

    /** One number of its metrics. */
    double metric(String name) {
        try {
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(operations() + "/metrics"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            return answer.body()
                    .lines()
                    .filter(line -> line.startsWith(name + " "))
                    .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    String output() {
        return process.output();
    }

    private ServerProcess launch() {
        String throughProxy = database.withPort(toDatabase.port()).text();
        return ServerProcess.start(room, "--config", config.toString(), "--database", throughProxy);
    }

    static URI site(int port) {
        return URI.create("http://localhost:" + port + "/api/v1/sites/" + Deployment.SITE);
    }

    @Override
    public void close() {
        process.close();
        front.close();
        toDatabase.close();
    }
}
