package io.repartee.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.repartee.database.Sql;
import io.repartee.ids.SiteId;
import io.repartee.ops.Reconciliation;
import io.repartee.site.Site;
import io.repartee.testing.ChildJvm;
import io.repartee.testing.TestDatabase;
import io.repartee.transfer.export.ExportFormat;
import io.repartee.transfer.export.ExportSite;
import io.vertx.core.Vertx;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Killed again and again, an import ends where an undisturbed one does. {@code -Dimport.kills=10} asks for the long form. */
class InterruptedImportIT {
    private static final int KILLS = Integer.getInteger("import.kills", 2);

    /** So many that there are groups left to merge when the first ones are there. */
    private static final int COMMENTS = Math.max(36_000, 12_000 * KILLS);

    /** For a process to start on a busy machine. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final Duration LOOK = Duration.ofMillis(20);

    @TempDir
    private Path directory;

    @Test
    void anImportThatIsKilledAgainAndAgainEqualsAnUndisturbedOne() throws Exception {
        Path file = file();
        try (TestDatabase killed = site();
                TestDatabase undisturbed = site()) {
            KilledImport.main(new String[] {undisturbed.url().text(), file.toString()});
            long whole = number(undisturbed, "select count(*) from comment");

            for (int kill = 1; kill <= KILLS; kill++) {
                String reached = kill <= KILLS / 2
                        ? "select count(*) >= %d from import_comment".formatted(5_000L * kill)
                        : "select count(*) >= %d from comment".formatted(whole * (kill - KILLS / 2) / (KILLS + 2));
                try (ChildJvm child = start(killed, file)) {
                    Awaitility.await()
                            .atMost(PATIENCE)
                            .pollInterval(LOOK)
                            .until(() -> text(killed, reached).equals("t"));
                    child.kill();
                }
                assertThat(number(killed, "select count(*) from comment")).isLessThan(whole);
            }
            try (ChildJvm child = start(killed, file)) {
                child.await("done"::equals);
            }

            assertThat(export(killed)).isEqualTo(export(undisturbed));
            assertThat(number(killed, "select count(*) from import_comment")).isZero();
            Vertx vertx = Vertx.vertx();
            assertThat(new Reconciliation(killed.pool(vertx)).run().await()).isEmpty();
            vertx.close().await();
        }
    }

    private static ChildJvm start(TestDatabase database, Path file) {
        return ChildJvm.run(KilledImport.class, database.url().text(), file.toString());
    }

    private static TestDatabase site() {
        TestDatabase database = TestDatabase.create();
        database.execute("insert into site (key, name) values ('daily', 'Daily')");
        return database;
    }

    /** Without the head, which has the time, and the end, which has the sum. */
    private static List<String> export(TestDatabase database) throws Exception {
        Site site = new Site(new SiteId(1), "daily", "Daily", Set.of(), Site.Moderation.POST, true);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new ExportSite(database.url()).write(site, ExportFormat.NDJSON, out);
        // when a row was made here is not what the file says
        List<String> lines = out.toString(StandardCharsets.UTF_8)
                .lines()
                .map(line ->
                        line.startsWith("{\"account\"") ? line.replaceFirst("\"created_at\":\"[^\"]*\"", "") : line)
                .toList();
        return lines.subList(1, lines.size() - 1);
    }

    private Path file() throws Exception {
        StringBuilder xml = new StringBuilder("<disqus xmlns=\"d\" xmlns:dsq=\"i\">\n");
        int pages = COMMENTS / 100;
        for (int page = 0; page < pages; page++) {
            xml.append(
                    "<thread dsq:id=\"%d\"><link>https://daily.example/%d</link><createdAt>2015-01-01T00:00:00Z</createdAt></thread>\n"
                            .formatted(page, page));
        }
        for (int post = 0; post < COMMENTS; post++) {
            String parent = post >= pages && post % 3 == 0 ? "<parent dsq:id=\"" + (post - pages) + "\"/>" : "";
            xml.append(
                    ("<post dsq:id=\"%d\"><message>Comment %d</message><createdAt>2015-01-02T00:00:00Z</createdAt><isDeleted>false</isDeleted>"
                                    + "<isSpam>%b</isSpam><author><name>R%d</name></author><thread dsq:id=\"%d\"/>%s</post>\n")
                            .formatted(post, post, post % 97 == 0, post % 500, post % pages, parent));
        }
        return Files.writeString(directory.resolve("killed.xml"), xml.append("</disqus>\n"));
    }

    private static long number(TestDatabase database, String sql) {
        return Long.parseLong(text(database, sql));
    }

    private static String text(TestDatabase database, String sql) {
        return Sql.text(database.url(), sql);
    }
}
