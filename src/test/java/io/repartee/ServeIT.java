package io.repartee;

import static io.repartee.testing.Futures.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.repartee.database.EmbeddedPostgres;
import io.repartee.database.Sql;
import io.repartee.testing.ChildJvm;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The product as an operator runs it: a process of its own, an embedded PostgreSQL, signals. */
class ServeIT {
    private final Vertx vertx = Vertx.vertx();
    private final WebClient client = WebClient.create(vertx);

    @TempDir
    Path data;

    @AfterEach
    void close() {
        get(vertx.close());
    }

    @Test
    void servesUntilItIsToldToEndAndStartsAgain() {
        try (ChildJvm server = serve()) {
            String page = server.await(line -> line.contains("/demo/")).replaceFirst(".*(http://)", "$1");
            String health = healthOf(server);
            assertThat(ask(health).bodyAsJsonObject().getString("status")).isEqualTo("ok");
            comment(page.strip().replaceFirst("/demo/.*", "/api/v1/sites/demo"));
            assertThat(ask(page.strip() + "nothing").statusCode()).isEqualTo(404);
            await().untilAsserted(() -> assertThat(
                            ask(health.replace("health/ready", "metrics")).bodyAsString())
                    .contains("jvm_memory_used_bytes", "repartee_sockets ", "repartee_streams_sse ")
                    .contains("repartee_comments_accepted_total 1.0", "repartee_batch_seconds_count 1")
                    .contains("repartee_http_requests_seconds_count{status=\"4xx\"} 1"));

            try (ChildJvm second = serve()) {
                assertThat(second.exitCode()).isEqualTo(1);
            }
            try (ChildJvm token = ChildJvm.run(
                    Main.class, "token", "--site", "demo", "--role", "moderator", "--name", "Mo", "--data", dir())) {
                assertThat(token.await(line -> true).split("\\.")).hasSize(3);
                assertThat(token.exitCode()).isZero();
            }
            server.terminate();
            assertThat(server.exitCode()).isZero();
        }
        assertThat(EmbeddedPostgres.running(data)).isEmpty();
        assertThat(data.resolve("postgres/postmaster.pid")).doesNotExist();
        try (ChildJvm again = serve()) {
            assertThat(ask(healthOf(again)).statusCode()).isEqualTo(200);
            again.kill();
        }
        try (ChildJvm afterKill = serve()) {
            assertThat(ask(healthOf(afterKill)).statusCode()).isEqualTo(200);
            afterKill.terminate();
            assertThat(afterKill.exitCode()).isZero();
        }
    }

    @Test
    void aPortThatIsTakenEndsItAndNothingIsLeft() {
        Path other = data.resolve("other");
        try (ChildJvm first = serve()) {
            String taken = healthOf(first).replaceFirst(".*:(\\d+)/.*", "$1");
            try (ChildJvm second =
                    ChildJvm.run(Main.class, "serve", "--port", taken, "--ops-port", "0", "--data", other.toString())) {
                assertThat(second.exitCode()).isEqualTo(1);
            }
            first.terminate();
        }
        assertThat(other.resolve("postgres/PG_VERSION")).exists();
        assertThat(other.resolve("postgres/postmaster.pid")).doesNotExist();
    }

    @Test
    void aDatabaseThatIsAwayDegradesButDoesNotEnd(@TempDir Path other) {
        EmbeddedPostgres postgres = EmbeddedPostgres.start(other);
        try (ChildJvm server = serve("--database", postgres.url().text())) {
            String health = healthOf(server);
            assertThat(Sql.text(postgres.url(), "select key from site")).isEqualTo("demo");
            postgres.close();
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
                HttpResponse<Buffer> answer = ask(health);
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(answer.bodyAsJsonObject().getString("status")).isEqualTo("degraded");
            });
            server.terminate();
            assertThat(server.exitCode()).isZero();
        }
    }

    private void comment(String site) {
        String token = get(client.postAbs(site + "/auth/guest").sendJsonObject(new JsonObject().put("name", "Ann")))
                .bodyAsJsonObject()
                .getString("token");
        HttpResponse<Buffer> posted = get(client.postAbs(site + "/comments")
                .bearerTokenAuthentication(token)
                .sendJsonObject(new JsonObject()
                        .put("page", new JsonObject().put("key", "story"))
                        .put("body", "First!")));
        assertThat(posted.statusCode()).as(posted.bodyAsString()).isEqualTo(201);
    }

    private ChildJvm serve(String... more) {
        String[] arguments = java.util.stream.Stream.concat(
                        java.util.stream.Stream.of("serve", "--port", "0", "--ops-port", "0", "--data", dir()),
                        java.util.Arrays.stream(more))
                .toArray(String[]::new);
        return ChildJvm.run(Main.class, arguments);
    }

    private String dir() {
        return data.toString();
    }

    private static String healthOf(ChildJvm server) {
        return server.await(line -> line.contains("/health/ready")).replaceFirst(".*(http://)", "$1");
    }

    private HttpResponse<Buffer> ask(String url) {
        return get(client.getAbs(url).send());
    }
}
