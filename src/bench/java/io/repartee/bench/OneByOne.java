package io.repartee.bench;

import io.repartee.database.ConnectionUrl;
import io.repartee.database.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What PostgreSQL itself can do when each comment is a statement of its own: {@code pgbench} writes the same rows into the
 * same tables without HTTP, tokens or Markdown. It is the limit of any server that does not batch.
 */
final class OneByOne {
    private static final String ACCOUNT = "00000000-0000-8000-8000-000000000001";

    private static final String PREPARE = """
            insert into account (site_id, account_id, kind, name)
              select site_id, '%1$s', 0, 'Bench' from site where key = '%2$s' on conflict do nothing;
            insert into thread (site_id, thread_id, page)
              select site_id, md5('t' || n)::uuid, 't' || n from site, generate_series(1, 200) n where key = '%2$s';
            insert into thread_counter (site_id, thread_id)
              select site_id, md5('t' || n)::uuid from site, generate_series(1, 200) n where key = '%2$s';
            insert into stream_head (site_id, stream, seq, mark)
              select site_id, md5('t' || n)::uuid, 0, 0 from site, generate_series(1, 200) n where key = '%2$s';
            """.formatted(ACCOUNT, Product.SITE);

    private static final String SCRIPT = """
            \\set n random(1, %d)
            with c as (
              insert into comment (site_id, comment_id, thread_id, root_id, path, account_id, status,
                                   created_at, published_at, source, html)
              select site_id, i, md5('t' || :n)::uuid, i, '{}', '%s', 0, now(), now(), repeat('x', 250), repeat('x', 300)
              from site, gen_random_uuid() i where key = '%s'
              returning site_id, comment_id, thread_id, account_id
            ), k as (
              insert into idempotency (site_id, account_id, key, body_hash, comment_id)
              select site_id, account_id, comment_id::text, sha256('x'), comment_id from c
            ), t as (
              update thread_counter t set published = t.published + 1 from c
              where t.site_id = c.site_id and t.thread_id = c.thread_id returning 1
            ), h as (
              update stream_head h set seq = h.seq + 1, mark = (random() * 1000000)::int from c
              where h.site_id = c.site_id and h.stream = c.thread_id and (select count(*) from t) > 0
              returning h.seq, h.mark
            )
            insert into event (site_id, stream, seq, mark, type, comment, revision, at)
              select site_id, thread_id, seq, mark, 1, comment_id, 1, now() from c, h;
            """;

    private OneByOne() {}

    static boolean possible() {
        return Stream.of(System.getenv("PATH").split(":")).anyMatch(in -> Files.isExecutable(Path.of(in, "pgbench")));
    }

    /** Leaves rows behind that no reader would understand: the product must not be used any more after it. */
    static void measure(Product product, Options options, RequestTable table) throws Exception {
        ConnectionUrl database = EmbeddedPostgres.running(product.data()).orElseThrow();
        prepare(database);
        row("pgbench, 128 connections, 200 threads", 200, product, database, options, table);
        row("pgbench, 128 connections, one thread", 1, product, database, options, table);
    }

    private static void prepare(ConnectionUrl database) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(database.jdbc(), database.user(), database.password());
                Statement statement = connection.createStatement()) {
            statement.execute(PREPARE);
        }
    }

    private static void row(
            String what, int threads, Product product, ConnectionUrl database, Options options, RequestTable table)
            throws Exception {
        Path directory = Files.createTempDirectory(product.home(), "pgbench");
        Files.writeString(directory.resolve("script.sql"), SCRIPT.formatted(threads, ACCOUNT, Product.SITE));
        CpuTime before = product.process().cpu();
        long start = System.nanoTime();
        run(directory, database, options);
        double seconds = (System.nanoTime() - start) / 1e9;
        table.row(
                what,
                new Measured(tally(directory), seconds, product.process().cpu().minus(before)),
                201);
    }

    private static void run(Path directory, ConnectionUrl database, Options options) throws Exception {
        List<String> command = List.of(
                "pgbench",
                "-h",
                database.host(),
                "-p",
                Integer.toString(database.port()),
                "-U",
                database.user(),
                "-n",
                "-M",
                "prepared",
                "-f",
                "script.sql",
                "-c",
                "128",
                "-j",
                "1",
                "-l",
                "-T",
                Long.toString(Math.max(2, options.seconds(8).toSeconds())),
                database.database());
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("out.txt").toFile());
        builder.environment().put("PGPASSWORD", database.password());
        Process process = builder.start();
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroy();
            throw new IllegalStateException("pgbench: " + Files.readString(directory.resolve("out.txt")));
        }
    }

    /** The log has a line for each transaction, whose third word is its time in microseconds. */
    private static Tally tally(Path directory) throws IOException {
        Tally tally = new Tally();
        try (Stream<Path> logs = Files.list(directory)) {
            for (Path log : logs.filter(file -> file.getFileName().toString().startsWith("pgbench_log"))
                    .toList()) {
                try (Stream<String> lines = Files.lines(log)) {
                    lines.forEach(line -> tally.answered(201, Long.parseLong(line.split(" ")[2]) * 1_000, 0));
                }
            }
        }
        return tally;
    }
}
