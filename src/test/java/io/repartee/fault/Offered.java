package io.repartee.fault;

import io.repartee.testing.PublisherToken;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Comments at a fixed rate, whatever becomes of them, on one loop; blocks whoever asks for it. */
final class Offered {
    private static final int CONNECTIONS = 4_000;
    private static final long TICK_MS = 5;
    private static final long DEADLINE_MS = 2_000;

    /**
     * What came of it.
     *
     * @param perSecond acknowledged within two seconds
     * @param refused 429 and 503
     * @param late neither in two seconds, or no answer
     */
    record Outcome(double perSecond, long refused, long late, Times acknowledged, Times refusals) {}

    private final Vertx vertx;
    private final Context loop;
    private final HttpClient client;
    private final URI site;
    private final String token = PublisherToken.reader(Deployment.SITE, "ada");
    private Times acknowledged = new Times();
    private Times refusals = new Times();
    private long late;
    private long sent;

    Offered(Vertx vertx, URI site) {
        this.vertx = vertx;
        this.loop = vertx.getOrCreateContext();
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setKeepAliveTimeout(30).setConnectTimeout(3_000),
                new PoolOptions().setHttp1MaxSize(CONNECTIONS));
        this.site = site;
    }

    /** So many at once, each one's next when it has an answer: what the server can do. */
    double closedLoop(int atOnce, long millis) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        CompletableFuture<Void> done = new CompletableFuture<>();
        loop.runOnContext(v -> {
            begin();
            for (int n = 0; n < atOnce; n++) {
                again(end);
            }
            vertx.setTimer(millis, t -> done.complete(null));
        });
        done.join();
        return outcome(millis).perSecond();
    }

    Outcome openLoop(double perSecond, long millis) {
        CompletableFuture<Outcome> done = new CompletableFuture<>();
        loop.runOnContext(v -> {
            begin();
            long begun = System.nanoTime();
            vertx.setPeriodic(TICK_MS, timer -> {
                long now = System.nanoTime() - begun;
                if (now > TimeUnit.MILLISECONDS.toNanos(millis)) {
                    vertx.cancelTimer(timer);
                    vertx.setTimer(DEADLINE_MS, t -> done.complete(outcome(millis)));
                    return;
                }
                for (long due = (long) (now / 1e9 * perSecond); sent < due; ) {
                    send(() -> {});
                }
            });
        });
        return done.join();
    }

    private void begin() {
        acknowledged = new Times();
        refusals = new Times();
        late = 0;
        sent = 0;
    }

    private Outcome outcome(long millis) {
        return new Outcome(acknowledged.count() * 1000.0 / millis, refusals.count(), late, acknowledged, refusals);
    }

    private void again(long end) {
        send(() -> {
            if (System.nanoTime() < end) {
                again(end);
            }
        });
    }

    private void send(Runnable then) {
        sent++;
        long begun = System.nanoTime();
        Times good = acknowledged;
        Times bad = refusals;
        client.request(new RequestOptions()
                        .setMethod(HttpMethod.POST)
                        .setHost("localhost")
                        .setPort(site.getPort())
                        .setURI(site.getPath() + "/comments"))
                .compose(request -> request.putHeader("authorization", "Bearer " + token)
                        .putHeader("content-type", "application/json")
                        .send(Buffer.buffer(
                                "{\"page\":{\"key\":\"page-%d\"},\"body\":\"n%d\"}".formatted(sent % 16, begun))))
                .compose(answer -> answer.end().map(answer))
                .map(HttpClientResponse::statusCode)
                .otherwise(0)
                .onSuccess(status -> {
                    answered(status, System.nanoTime() - begun, good, bad);
                    if (status == 0) {
                        vertx.setTimer(TICK_MS, v -> then.run());
                    } else {
                        then.run();
                    }
                });
    }

    private void answered(int status, long nanos, Times good, Times bad) {
        if (status == 429 || status == 503) {
            bad.took(nanos);
        } else if (status == 201 && nanos < TimeUnit.MILLISECONDS.toNanos(DEADLINE_MS)) {
            good.took(nanos);
        } else {
            late++;
        }
    }
}
