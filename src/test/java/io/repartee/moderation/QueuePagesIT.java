package io.repartee.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import io.repartee.database.ConnectionUrl;
import io.repartee.database.Database;
import io.repartee.ids.SiteId;
import io.repartee.testing.TestDatabase;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A page of every queue, narrowed in every way, over many comments: by its index, and how long it takes. Long form:
 * {@code -Drepartee.comments=1000000 -Drepartee.pending=10000}; times, also of the statistics, and plans go to {@code target/queue-pages.md}.
 */
class QueuePagesIT {
    private static final SiteId SITE = new SiteId(1);
    private static final int COMMENTS = Integer.getInteger("repartee.comments", 20_000);
    private static final int PENDING = Integer.getInteger("repartee.pending", 500);
    /** A database that is filled already, so that it can be measured again. */
    private static final String FILLED = System.getProperty("repartee.filled", "");

    private static final int ROUNDS = COMMENTS < 100_000 ? 3 : 50;
    private static final int PAGE = 51;

    private static Vertx vertx;
    private static Pool pool;

    @BeforeAll
    static void fill() {
        vertx = Vertx.vertx();
        pool = FILLED.isEmpty()
                ? filled()
                : Database.open(vertx, ConnectionUrl.parse(FILLED), 8, 2000).pool();
        Awaitility.await("a database that is done with filling")
                .atMost(Duration.ofMinutes(2))
                .ignoreExceptions()
                .until(() -> pool.query("select 1").execute().await().size() == 1);
    }

    private static Pool filled() {
        TestDatabase database = TestDatabase.create();
        CommentsGround.fill(database, COMMENTS, PENDING);
        return database.pool(vertx);
    }

    @AfterAll
    static void end() {
        vertx.close().await();
    }

    @Test
    void takeTheirIndexAndLittleTime() throws Exception {
        StringBuilder report = new StringBuilder("%d comments, %d pending, pages of %d; %d rounds each.%n%n"
                .formatted(COMMENTS, PENDING, PAGE - 1, ROUNDS));
        report.append("| page | rows | p50 ms | p99 ms |\n|---|---|---|---|\n");
        StringBuilder plans = new StringBuilder();
        for (Map.Entry<String, Case> one : cases().entrySet()) {
            report.append(measured(one.getKey(), one.getValue()));
            String plan = plan(one.getValue());
            plans.append("\n")
                    .append(one.getKey())
                    .append("\n\n```\n")
                    .append(plan)
                    .append("```\n");
            assertThat(plan).as(one.getKey()).doesNotContain("Seq Scan on comment c");
        }
        report.append(statistics());
        Files.writeString(Path.of("target", "queue-pages.md"), report.toString() + plans);
        System.out.print(report);
    }

    private record Case(Queue queue, Filters filters, UUID after) {
        Case(Queue queue, Filters filters) {
            this(queue, filters, queue.start());
        }
    }

    private static Map<String, Case> cases() {
        Filters none = Filters.NONE;
        UUID author = CommentsGround.account(7);
        Instant middle = CommentsGround.written(COMMENTS / 2);
        Map<String, Case> cases = new LinkedHashMap<>();
        for (Queue queue : Queue.values()) {
            cases.put(queue.name().toLowerCase(java.util.Locale.ROOT), new Case(queue, none));
        }
        cases.put("pending, far on", new Case(Queue.PENDING, none, QueueSql.firstAt(middle)));
        cases.put("pending of a section", new Case(Queue.PENDING, filters("sport", null, null, null, null)));
        cases.put("pending of an empty section", new Case(Queue.PENDING, filters("empty", null, null, null, null)));
        cases.put("pending of a page", new Case(Queue.PENDING, filters(null, "page-7", null, null, null)));
        cases.put("pending by an author", new Case(Queue.PENDING, filters(null, null, author, null, null)));
        cases.put("pending by a check", new Case(Queue.PENDING, filters(null, null, null, "links", null)));
        cases.put("pending by a rare check", new Case(Queue.PENDING, filters(null, null, null, "rare", null)));
        cases.put(
                "pending since the middle",
                new Case(Queue.PENDING, new Filters(null, null, null, null, middle, null, null)));
        cases.put("pending with a word", new Case(Queue.PENDING, filters(null, null, null, null, "word17")));
        cases.put("pending with a rare word", new Case(Queue.PENDING, filters(null, null, null, null, "rarity7")));
        cases.put("spam with a word of others", new Case(Queue.SPAM, filters(null, null, null, null, "word17")));
        cases.put("spam with a rare word", new Case(Queue.SPAM, filters(null, null, null, null, "rarity7")));
        cases.put("spam with a word of all", new Case(Queue.SPAM, filters(null, null, null, null, "comment")));
        cases.put("spam with a word of its oldest", new Case(Queue.SPAM, filters(null, null, null, null, "early")));
        cases.put(
                "spam of an empty section with a word of all",
                new Case(Queue.SPAM, filters("empty", null, null, null, "comment")));
        cases.put("reported with a word", new Case(Queue.REPORTED, filters(null, null, null, null, "word17")));
        cases.put(
                "rejected of a page with a word",
                new Case(Queue.REJECTED, filters(null, "page-2", null, null, "lorem")));
        cases.put("rejected of a page", new Case(Queue.REJECTED, filters(null, "page-7", null, null, null)));
        cases.put("rejected by an author", new Case(Queue.REJECTED, filters(null, null, author, null, null)));
        cases.put("new of a section", new Case(Queue.NEW, filters("sport", null, null, null, null)));
        cases.put("new with a rare word", new Case(Queue.NEW, filters(null, null, null, null, "rarity7")));
        cases.put("new with a frequent word", new Case(Queue.NEW, filters(null, null, null, null, "word17")));
        cases.put("all of an author", new Case(Queue.ALL, filters(null, null, author, null, null)));
        cases.put("all with a rare word", new Case(Queue.ALL, filters(null, null, null, null, "rarity7")));
        cases.put("all with a frequent word", new Case(Queue.ALL, filters(null, null, null, null, "word17")));
        cases.put("all of a section", new Case(Queue.ALL, filters("sport", null, null, null, null)));
        cases.put("all of a rare section", new Case(Queue.ALL, filters("rare", null, null, null, null)));
        cases.put(
                "all of a section with a rare word",
                new Case(Queue.ALL, filters("sport", null, null, null, "rarity7")));
        cases.put("all by a rare check", new Case(Queue.ALL, filters(null, null, null, "rare", null)));
        cases.put("all of a page", new Case(Queue.ALL, filters(null, "page-7", null, null, null)));
        return cases;
    }

    private static Filters filters(String section, String page, UUID author, String phase, String q) {
        return new Filters(section, page, author, phase, null, null, q);
    }

    private static String measured(String name, Case one) {
        long[] nanos = new long[ROUNDS];
        int rows = 0;
        for (int round = -5; round < ROUNDS; round++) {
            QueueSql sql = new QueueSql(SITE, one.queue(), one.filters());
            String text = sql.page(one.after(), PAGE);
            long begun = System.nanoTime();
            rows = pool.preparedQuery(text).execute(sql.parameters()).await().size();
            if (round >= 0) {
                nanos[round] = System.nanoTime() - begun;
            }
        }
        Arrays.sort(nanos);
        return "| %s | %d | %.1f | %.1f |%n"
                .formatted(name, rows, nanos[ROUNDS / 2] / 1e6, nanos[ROUNDS * 99 / 100] / 1e6);
    }

    /** Of three months: what the first who asks waits, and then everybody. */
    private static String statistics() {
        StatisticsTimes times = StatisticsTimes.measure(pool, SITE, CommentsGround.written(COMMENTS), ROUNDS);
        return "| statistics of 92 days, %d decisions, the first time | %d | %.1f | |%n"
                        .formatted(times.decisions(), times.rows(), times.firstMs())
                + "| the same afterwards | %d | %.1f | %.1f |%n"
                        .formatted(times.rows(), times.medianMs(), times.p99Ms());
    }

    private static String plan(Case one) {
        QueueSql sql = new QueueSql(SITE, one.queue(), one.filters());
        String text = "explain (analyze, buffers, costs off, summary on) " + sql.page(one.after(), PAGE);
        Tuple parameters = sql.parameters();
        List<String> lines = new ArrayList<>();
        for (Row row : pool.preparedQuery(text).execute(parameters).await()) {
            lines.add(row.getString(0));
        }
        return String.join("\n", lines) + "\n";
    }
}
