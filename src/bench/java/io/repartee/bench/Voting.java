package io.repartee.bench;

import static io.repartee.bench.Table.number;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Readers who vote on one comment: as fast as they can, and at 2,000 a second while 5,000 sockets watch. The sums must be exact. */
final class Voting implements Workload {
    private static final int OK = 200;
    private static final int VOTERS = 256;
    private static final double PER_SECOND = 2_000;
    private static final String STORY = "the-story";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final Table table = new Table(
            "Votes on one comment",
            "what",
            "votes/s",
            "p50 ms",
            "p99 ms",
            "server CPU ms per 1,000",
            "of it PostgreSQL",
            "frames/s and socket",
            "p50 ms until told",
            "p99 ms until told",
            "most ms until told",
            "total");

    @Override
    public String name() {
        return "voting";
    }

    @Override
    public Table run(Options options) throws Exception {
        try (Product product = Product.start(options)) {
            closed(product, post(product), options);
            watched(product, post(product), options);
        }
        return table;
    }

    private void closed(Product product, String comment, Options options) throws Exception {
        Votes votes = new Votes(VOTERS, comment);
        Measured measured;
        try (ClosedLoop loop = new ClosedLoop(product.port(), VOTERS, votes)) {
            loop.warmUp(options.quick() ? 2_000 : 20_000);
            measured = loop.measure(product.process(), options.seconds(1), options.seconds(10));
        }
        refuseOthers(measured.tally());
        table.row(
                VOTERS + " connections, closed loop",
                number(measured.rate()),
                number(measured.tally().millis(50)),
                number(measured.tally().millis(99)),
                number(measured.cpuPerThousand()),
                number(measured.postgresPerThousand()),
                "–",
                "–",
                "–",
                "–",
                settled(product, comment, VOTERS, votes));
    }

    /** Each vote is another reader's and up, so that a total says how many votes it has seen. */
    private void watched(Product product, String comment, Options options) throws Exception {
        int warmUp = (int) options.seconds(10).toMillis();
        int measured = (int) options.seconds(15).toMillis();
        FirstVotes votes = new FirstVotes((int) (PER_SECOND * (warmUp + measured + 5_000) / 1_000), comment);
        int sockets = options.sockets(5_000);
        try (VoteCrowd crowd = new VoteCrowd(product.port(), sockets, STORY, comment, votes);
                OpenLoop loop = new OpenLoop(product.port(), VOTERS, PER_SECOND, votes, votes)) {
            Thread.sleep(warmUp);
            crowd.take();
            int sent = votes.sent();
            CpuTime before = product.process().cpu();
            long start = System.nanoTime();
            Thread.sleep(measured);
            VoteCrowd.Seen seen = crowd.take();
            double seconds = (System.nanoTime() - start) / 1e9;
            CpuTime cpu = product.process().cpu().minus(before);
            double rate = (votes.sent() - sent) / seconds;
            Tally tally = loop.finish();
            refuseOthers(tally);
            table.row(
                    "2,000/s of new readers, " + sockets + " sockets watch",
                    number(rate),
                    number(tally.millis(50)),
                    number(tally.millis(99)),
                    number(cpu.total() * 1e6 / (rate * seconds)),
                    number(cpu.postgres() * 1e6 / (rate * seconds)),
                    number(seen.frames() / seconds / sockets),
                    number(seen.millis(50)),
                    number(seen.millis(99)),
                    number(seen.millis(100)),
                    settled(product, comment, votes));
        }
    }

    /** What was cut off at the end is said again. */
    private static String settled(Product product, String comment, FirstVotes votes) throws Exception {
        for (int voter = Math.max(0, votes.sent() - 2 * VOTERS); voter < votes.sent(); voter++) {
            send(product, "PUT", "/comments/" + comment + "/vote", Votes.voter(voter), "{\"value\":1}");
        }
        return counted(product, comment, votes.sent(), 0);
    }

    /** Everybody says once more what they said last, which changes nothing but what was cut off; then the total must be that. */
    private static String settled(Product product, String comment, int voters, Votes votes) throws Exception {
        for (int voter = 0; voter < voters; voter++) {
            send(
                    product,
                    "PUT",
                    "/comments/" + comment + "/vote",
                    Votes.voter(voter),
                    "{\"value\":" + votes.last(voter) + "}");
        }
        return counted(product, comment, votes.those(1), votes.those(-1));
    }

    private static String counted(Product product, String comment, long up, long down) throws Exception {
        JsonNode counted =
                JSON.readTree(product.get(Product.path("/comments/" + comment))).at("/comment/votes");
        String expected = "{\"up\":%d,\"down\":%d}".formatted(up, down);
        if (!counted.toString().equals(expected)) {
            throw new IllegalStateException("the total is " + counted + " and not " + expected);
        }
        return "exact " + counted.path("up").asInt() + " : "
                + counted.path("down").asInt();
    }

    private static String post(Product product) throws Exception {
        String body =
                "{\"page\":{\"key\":\"" + STORY + "\"},\"body\":\"Something to vote on, " + System.nanoTime() + "\"}";
        return JSON.readTree(send(product, "POST", "/comments", "author", body))
                .at("/comment/id")
                .asText();
    }

    private static String send(Product product, String method, String path, String who, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + product.port() + Product.path(path)))
                .header("authorization", "Bearer " + Tokens.reader(who))
                .header("content-type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    private static void refuseOthers(Tally tally) {
        if (tally.others(OK) > 0) {
            throw new IllegalStateException(
                    "votes were answered with " + tally.statuses() + " because of " + tally.problems());
        }
    }
}
