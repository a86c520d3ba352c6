package io.repartee.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.repartee.database.ConnectionUrl;
import io.repartee.database.EmbeddedPostgres;
import io.repartee.database.Sql;
import io.repartee.testing.TestDatabase;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupIT {
    private static final String ALL = """
            select string_agg(name || xml, '|' order by name) from (
              select c.relname as name, md5(query_to_xml('select * from ' || c.relname || ' t order by t::text', false, false, '')::text) as xml
              from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'flyway_schema_history') t
            """;

    @TempDir
    private Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void whatIsRestoredIsTheSameAndGoesOn() throws IOException {
        try (TestDatabase database = furnished();
                TestDatabase other = TestDatabase.create()) {
            Path file = directory.resolve("all.zip");
            assertThat(run(
                            "backup",
                            "--to",
                            file.toString(),
                            "--database",
                            database.url().text()))
                    .as(err.toString())
                    .isZero();
            assertThat(Files.getPosixFilePermissions(file)).hasSize(2);

            assertThat(run("restore", file.toString(), "--database", other.url().text()))
                    .as(err.toString())
                    .isZero();

            assertThat(out.toString()).contains("everything is as it should be");
            assertThat(text(other.url(), ALL)).isEqualTo(text(database.url(), ALL));
            other.execute("insert into site (key, name) values ('next', 'Next')");
            assertThat(text(other.url(), "select site_id from site where key = 'next'"))
                    .isEqualTo("3");
            assertThat(text(other.url(), "select count(*) from audit"))
                    .as("triggers work again")
                    .isEqualTo("4");
        }
    }

    @Test
    void anEmbeddedDatabaseIsMadeOfABackup() throws IOException {
        try (TestDatabase database = furnished()) {
            Path file = directory.resolve("all.zip");
            assertThat(run(
                            "backup",
                            "--to",
                            file.toString(),
                            "--database",
                            database.url().text()))
                    .isZero();
            Path data = directory.resolve("data");

            assertThat(run("restore", file.toString(), "--data", data.toString()))
                    .as(err.toString())
                    .isZero();

            try (EmbeddedPostgres running = EmbeddedPostgres.start(data)) {
                assertThat(text(running.url(), ALL)).isEqualTo(text(database.url(), ALL));
                Path again = directory.resolve("again.zip");
                assertThat(run("backup", "--to", again.toString(), "--data", data.toString()))
                        .as("while it runs " + err)
                        .isZero();
                assertThat(again).isNotEmptyFile();
            }
        }
    }

    @Test
    void whatIsNotWholeChangesNothing() throws IOException {
        try (TestDatabase database = furnished();
                TestDatabase other = TestDatabase.create()) {
            Path file = directory.resolve("all.zip");
            run("backup", "--to", file.toString(), "--database", database.url().text());
            byte[] whole = Files.readAllBytes(file);
            for (int length : new int[] {0, 100, whole.length / 2, whole.length - 5000}) {
                Files.write(file, Arrays.copyOf(whole, length));
                assertThat(run(
                                "restore",
                                file.toString(),
                                "--database",
                                other.url().text()))
                        .as(length + " bytes")
                        .isEqualTo(1);
            }
            byte[] damaged = whole.clone();
            damaged[whole.length / 2] ^= 0x55;
            Files.write(file, damaged);
            assertThat(run("restore", file.toString(), "--database", other.url().text()))
                    .isEqualTo(1);
            assertThat(text(other.url(), "select count(*) from site")).isEqualTo("0");
            assertThat(err.toString()).doesNotContain("\tat ");

            Files.write(file, whole);
            assertThat(run(
                            "restore",
                            file.toString(),
                            "--database",
                            database.url().text()))
                    .isEqualTo(1);
            assertThat(err.toString()).contains("the database is not empty");
        }
    }

    private static TestDatabase furnished() {
        TestDatabase database = TestDatabase.create();
        database.execute("insert into site (key, name) values ('daily', 'Daily'), ('strict', E'St\\trict\\\\\\n')");
        database.execute(
                "insert into account (site_id, account_id, kind, name) values (1, gen_random_uuid(), 0, 'Ada ✓')");
        database.execute("insert into thread (site_id, thread_id, page) values (1, gen_random_uuid(), 'p')");
        database.execute(
                "insert into comment (site_id, comment_id, thread_id, root_id, path, account_id, status, seen, created_at, source, html)"
                        + " select 1, i, thread_id, i, '{}', account_id, 4, true, now(), 'one' || chr(10) || 'two', '<p>one</p>'"
                        + " from thread, account, gen_random_uuid() i");
        database.execute("update site set policy = '{\"trust\": {}}' where key = 'strict'");
        return database;
    }

    private int run(String... arguments) {
        return CommandLineInterface.run(
                config -> {
                    throw new AssertionError();
                },
                Map.of(),
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                arguments);
    }

    private static String text(ConnectionUrl url, String sql) {
        return Sql.text(url, sql);
    }
}
