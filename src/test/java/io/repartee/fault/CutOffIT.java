package io.repartee.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.repartee.testing.PublisherToken;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One of two nodes is cut off from the database, without a word on any connection. It acknowledges nothing, goes on serving
 * pages it knows, says that it is degraded, and is whole again soon after the way is open.
 */
class CutOffIT {
    private static final String PAGE = Writers.page(0);
    private static final double PROMISED_SECONDS = 5;
    private static final Writers.Habits ONCE = new Writers.Habits(4, 1, 50, Retry.NEVER);
    private static final Writers.Habits STEADY = new Writers.Habits(2, 1, 50, Retry.SAME_KEY);

    @TempDir
    Path room;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Posting posting = new Posting();
    private final Heads heads = new Heads();

    @Test
    void neverAcknowledgesAndServesWhatItKnows() throws Exception {
        Random random = Seed.random("cut off");
        try (Deployment deployment = Deployment.of(room, 2)) {
            Node cut = deployment.node(1);
            Node whole = deployment.node(0);
            URI page = URI.create(cut.directSite() + "/thread?page=" + PAGE);
            awaitAcknowledgement(whole);
            assertThat(status(page)).isEqualTo(200);
            History alone = new History();
            try (Followers followers = new Followers(
                            deployment.vertx(),
                            SocketLine.opener(deployment.vertx()),
                            deployment.sites().subList(1, 2),
                            heads,
                            random);
                    Writers elsewhere =
                            new Writers(deployment.sites().subList(0, 1), new History(), STEADY, heads, random)) {
                elsewhere.awaitAcknowledged(10);
                followers.add(10, n -> PAGE, new PublicReader(whole.directSite())::position);
                cut.toDatabase().set(Trouble.BLACK_HOLE);
                long known = heads.of(PAGE);
                try (Reads reads = new Reads(page, 4, Duration.ofSeconds(2));
                        Writers refused = new Writers(deployment.sites().subList(1, 2), alone, ONCE, random)) {
                    refused.await("the node says so", () -> ready(cut).contains("degraded"));
                    Thread.sleep(Form.of(8_000, 60_000));
                    Report.line(
                            "cut off from the database",
                            "%d of %d writes acknowledged; %.2f %% of %d cached reads served, %s",
                            alone.count(History.Kind.OK),
                            alone.entries().size() / 2,
                            reads.share() * 100,
                            reads.count(),
                            reads.times());
                    assertThat(reads.share()).isGreaterThanOrEqualTo(0.99);
                }
                assertThat(alone.count(History.Kind.OK)).isZero();
                assertThat(heads.of(PAGE)).as("the other node goes on").isGreaterThan(known);

                long healed = System.nanoTime();
                cut.toDatabase().heal();
                double writes = awaitAcknowledgement(cut);
                Awaitility.await("readiness")
                        .atMost(Limits.PATIENCE)
                        .until(() -> ready(cut).contains("\"ok\""));
                followers.awaitCaughtUp(Limits.PATIENCE);
                double all = (System.nanoTime() - healed) / 1e9;
                Report.line(
                        "cut off, healed",
                        "acknowledges after %.2f s, ready and all readers caught up after %.2f s; %d gaps",
                        writes,
                        all,
                        followers.faults().size());
                assertThat(followers.faults()).isEmpty();
                assertThat(all).isLessThanOrEqualTo(Form.seconds(PROMISED_SECONDS));
            }
        }
    }

    /** @return after how many seconds */
    private double awaitAcknowledgement(Node node) throws InterruptedException {
        String token = PublisherToken.reader(Deployment.SITE, "ada");
        long begun = System.nanoTime();
        while (true) {
            String text = "t" + System.nanoTime();
            Posting.Result result = posting.post(node.site(), token, PAGE, text, text);
            double seconds = (System.nanoTime() - begun) / 1e9;
            if (result.kind() == History.Kind.OK) {
                return seconds;
            }
            assertThat(seconds).as("seconds without an acknowledgement").isLessThan(60);
            Thread.sleep(50);
        }
    }

    private String ready(Node node) {
        try {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(URI.create(node.operations() + "/health/ready"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            return answer.body();
        } catch (java.io.IOException e) {
            return e.toString();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return e.toString();
        }
    }

    private int status(URI address) throws Exception {
        return http.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
