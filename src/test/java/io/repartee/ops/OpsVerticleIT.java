package io.repartee.ops;

import static io.repartee.testing.Futures.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.repartee.database.Database;
import io.repartee.database.EmbeddedPostgres;
import io.repartee.observation.Observation;
import io.repartee.observation.Observer;
import io.repartee.stream.LiveCounts;
import io.repartee.testing.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpsVerticleIT {
    private final List<Observation> observed = new CopyOnWriteArrayList<>();
    private final Metrics metrics = new Metrics().watching(new LiveCounts());
    private final Health health = new Health(Observer.all(metrics.observer(), observed::add));
    private final Vertx vertx = Vertx.vertx();
    private final WebClient client = WebClient.create(vertx);
    private OpsVerticle ops;

    @BeforeEach
    void start() {
        ops = new OpsVerticle("127.0.0.1", 0, health, metrics);
        get(vertx.deployVerticle(ops));
    }

    @AfterEach
    void stop() {
        get(vertx.close());
        metrics.close();
    }

    @Test
    void isAliveButNotReadyWhileStartingAndDraining() {
        assertAnswer("/health/live", 200, "ok");
        assertAnswer("/health/ready", 503, "starting");
        health.ready(() -> Future.succeededFuture(true));
        assertAnswer("/health/ready", 200, "ok");
        health.draining();
        assertAnswer("/health/live", 200, "ok");
        assertAnswer("/health/ready", 503, "draining");
        health.ready(() -> Future.succeededFuture(true));
        assertAnswer("/health/ready", 503, "draining");
    }

    @Test
    void aDatabaseThatGoesAwayOnlyDegrades(@TempDir Path data) {
        EmbeddedPostgres postgres = EmbeddedPostgres.start(data, TestDatabase.binaries());
        Database database = Database.open(vertx, postgres.url(), 1, 1);
        health.ready(database::answers);
        assertAnswer("/health/ready", 200, "ok");
        postgres.close();
        assertAnswer("/health/ready", 200, "degraded");
        assertAnswer("/health/ready", 200, "degraded");
        assertThat(observed).containsExactly(new Observation.DatabaseLost());
        assertThat(scrape()).contains("repartee_database_lost_total 1.0");
    }

    @Test
    void aDatabaseThatSaysNothingDegradesWithinSeconds() {
        health.ready(() -> Future.future(never -> {}));
        assertAnswer("/health/ready", 200, "degraded");
        health.ready(() -> Future.succeededFuture(true));
        assertAnswer("/health/ready", 200, "ok");
        assertThat(observed).containsExactly(new Observation.DatabaseLost(), new Observation.DatabaseBack());
    }

    @Test
    void metricsTellOfTheJvmAndOfWhatWasObserved() {
        Observer observer = metrics.observer();
        observer.observe(new Observation.RequestAnswered(201, Duration.ofMillis(3)));
        observer.observe(new Observation.RequestAnswered(503, Duration.ofMillis(3)));
        observer.observe(new Observation.CommentsAccepted(7));
        observer.observe(new Observation.BatchCommitted(7, Duration.ofMillis(4)));
        observer.observe(new Observation.FeedCaughtUp(5, Duration.ofMillis(1)));
        observer.observe(new Observation.SocketOpened());
        assertThat(scrape())
                .contains("jvm_memory_used_bytes", "process_cpu_time_ns_total", "jvm_gc_")
                .contains("repartee_http_requests_seconds_count{status=\"2xx\"} 1")
                .contains("repartee_http_requests_seconds_count{status=\"4xx\"} 0")
                .contains("repartee_http_requests_seconds_count{status=\"5xx\"} 1")
                .contains("repartee_comments_accepted_total 7.0")
                .contains("repartee_batch_commands_sum 7.0")
                .contains("repartee_feed_events_read_total 5.0")
                .contains("repartee_sockets_opened_total 1.0")
                .contains("repartee_sockets 0.0", "repartee_live_frames_total 0.0");
    }

    @Test
    void otherAddressesAndMethodsAreRefused() {
        assertAnswer("/", 404, "not_found");
        HttpResponse<Buffer> answer = get(client.request(HttpMethod.POST, ops.port(), "127.0.0.1", "/metrics")
                .send());
        assertThat(answer.statusCode()).isEqualTo(405);
    }

    private String scrape() {
        HttpResponse<Buffer> answer = ask("/metrics");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.getHeader("content-type")).startsWith("text/plain");
        return answer.bodyAsString();
    }

    private void assertAnswer(String path, int status, String word) {
        HttpResponse<Buffer> answer = ask(path);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.bodyAsJsonObject().getString("status")).isEqualTo(word);
    }

    private HttpResponse<Buffer> ask(String path) {
        return get(client.get(ops.port(), "127.0.0.1", path).send());
    }
}
