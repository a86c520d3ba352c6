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
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * Comments of many people, either as fast as they are answered or at a fixed rate whatever becomes of them. All on one loop, which
 * says how late it was itself: what it measures counts only as long as that is little. Blocks whoever asks for it.
 */
final class Offered {
    private static final int CONNECTIONS = 8_000;
    private static final int PEOPLE = 500;
    private static final int PAGES = 16;
    private static final long TICK_MS = 2;
    /** What is acknowledged later is of no use to who waits for it. */
    private static final long DEADLINE_MS = 2_000;
    /** Until a queue has the length that it will have. */
    private static final long BEGINNING_MS = 1_000;

    /**
     * What came of it.
     *
     * @param perSecond acknowledged in time, in its steady part
     * @param refusals how long each 429 and 503 took
     * @param useless neither acknowledged in time nor refused
     * @param generator how late the generator's own ticks were
     */
    record Outcome(double perSecond, Times acknowledged, Times refusals, long useless, Times generator) {}

    private final Vertx vertx;
    private final Context loop;
    private final HttpClient client;
    private final URI site;
    private final List<String> tokens = IntStream.range(0, PEOPLE)
            .mapToObj(n -> PublisherToken.reader(Deployment.SITE, "offered-" + n))
            .toList();
    private Run run = new Run(0);

    private long number;

    /**
     * One stretch of load. What is answered after its end belongs to it, but not to its rate, which is that of its steady part. Bound to
     * the loop.
     */
    private static final class Run {
        private final Times acknowledged = new Times();
        private final Times refusals = new Times();
        private final Times generator = new Times();
        private final long steadyFrom;
        private final long end;
        private long steady;
        private long useless;
        private long sent;
        private long tickedAt = System.nanoTime();

        Run(long millis) {
            long begun = System.nanoTime();
            this.end = begun + TimeUnit.MILLISECONDS.toNanos(millis);
            this.steadyFrom = begun + TimeUnit.MILLISECONDS.toNanos(Math.min(BEGINNING_MS, millis / 2));
        }

        boolean over() {
            return System.nanoTime() >= end;
        }

        void answered(int status, long nanos) {
            if (status == 429 || status == 503) {
                refusals.took(nanos);
            } else if (status == 201 && nanos < TimeUnit.MILLISECONDS.toNanos(DEADLINE_MS)) {
                acknowledged.took(nanos);
                long now = System.nanoTime();
                steady += now >= steadyFrom && now < end ? 1 : 0;
            } else {
                useless++;
            }
        }

        void ticked() {
            long now = System.nanoTime();
            generator.took(now - tickedAt - TimeUnit.MILLISECONDS.toNanos(TICK_MS));
            tickedAt = now;
        }

        Outcome outcome() {
            return new Outcome(steady * 1e9 / (end - steadyFrom), acknowledged, refusals, useless, generator);
        }
    }

    Offered(Vertx vertx, URI site) {
        this.vertx = vertx;
        this.loop = vertx.getOrCreateContext();
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setKeepAliveTimeout(30).setConnectTimeout(3_000),
                new PoolOptions().setHttp1MaxSize(CONNECTIONS));
        this.site = site;
    }

    /** So many at once, each one's next when it has an answer: what the server can do. */
    Outcome closedLoop(int atOnce, long millis) {
        return during(millis, 0, () -> {
            for (int n = 0; n < atOnce; n++) {
                again(run);
            }
        });
    }

    /** So many a second, whatever becomes of them. */
    Outcome openLoop(double perSecond, long millis) {
        return during(millis, DEADLINE_MS, () -> {
            Run mine = run;
            long begun = System.nanoTime();
            vertx.setPeriodic(TICK_MS, timer -> {
                mine.ticked();
                long now = Math.min(mine.end, System.nanoTime());
                for (long due = (long) ((now - begun) / 1e9 * perSecond); mine.sent < due; ) {
                    send(() -> {});
                }
                if (mine.over()) {
                    vertx.cancelTimer(timer);
                }
            });
        });
    }

    private Outcome during(long millis, long andThen, Runnable begin) {
        CompletableFuture<Outcome> done = new CompletableFuture<>();
        loop.runOnContext(v -> {
            Run mine = new Run(millis);
            run = mine;
            begin.run();
            vertx.setTimer(millis + andThen, t -> done.complete(mine.outcome()));
        });
        return done.join();
    }

    private void again(Run mine) {
        send(() -> {
            if (!mine.over()) {
                again(mine);
            }
        });
    }

    private void send(Runnable then) {
        Run mine = run;
        mine.sent++;
        long turn = number++;
        long begun = System.nanoTime();
        ThreadLocalRandom random = ThreadLocalRandom.current();
        String text = new UUID(random.nextLong(), random.nextLong()).toString();
        client.request(new RequestOptions()
                        .setMethod(HttpMethod.POST)
                        .setHost("localhost")
                        .setPort(site.getPort())
                        .setURI(site.getPath() + "/comments"))
                .compose(request -> request.putHeader("authorization", "Bearer " + tokens.get((int) (turn % PEOPLE)))
                        .putHeader("content-type", "application/json")
                        .send(Buffer.buffer("{\"page\":{\"key\":\"%s\"},\"body\":\"%s\"}"
                                .formatted(Writers.page((int) (turn % PAGES)), text))))
                .compose(answer -> answer.end().map(answer))
                .map(HttpClientResponse::statusCode)
                .otherwise(0)
                .onSuccess(status -> {
                    mine.answered(status, System.nanoTime() - begun);
                    if (status == 201) {
                        then.run();
                    } else {
                        vertx.setTimer(TICK_MS, v -> then.run());
                    }
                });
    }
}
