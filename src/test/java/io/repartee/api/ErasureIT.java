package io.repartee.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.repartee.testing.Api;
import io.repartee.testing.PublisherToken;
import io.repartee.testing.Reply;
import io.repartee.testing.ServerProcess;
import io.repartee.testing.SsoToken;
import io.repartee.testing.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A marker in every field that a person, or somebody who writes about them, can fill: after erasure it is found in no column of no table,
 * and in no object that the process still holds. That the search finds what is there is seen before.
 */
class ErasureIT {
    private static final String MARKER = "zyxwvmarker";
    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    @TempDir
    Path room;

    private final TestDatabase database = TestDatabase.create();
    private ServerProcess server;
    private Api nobody;
    private Api marked;
    private Api mod;
    private Api admin;

    @BeforeEach
    void start() throws IOException {
        Path config = room.resolve("repartee.yaml");
        Files.writeString(
                config,
                "limits: {comments-per-minute: 0, reports-per-minute: 0, votes-per-minute: 0}\nsites:\n"
                        + PublisherToken.site("daily", "post"));
        server = ServerProcess.start(
                room,
                "--config",
                config.toString(),
                "--database",
                database.url().text());
        nobody = Api.anonymous(server.address(), "daily");
        marked = reader(MARKER + " person");
        mod = nobody.as(SsoToken.of("daily", "Mod").role("moderator").text());
        admin = nobody.as(SsoToken.of("daily", "Admin").role("admin").text());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void nothingIsLeftInTablesOrMemory() throws Exception {
        Api other = reader("Other");
        String others = Drafts.post(other, "ferry", "the ferry was late");
        String top = Drafts.post(marked, "ferry", MARKER + "one wrote this");
        String reply = Drafts.answer(other, "ferry", top, "I answer");
        marked.patch("/comments/" + top, Drafts.edit(MARKER + "two wrote that", 1))
                .is(200);
        String rejected = Drafts.post(marked, "bridge", MARKER + "three is not nice");
        Drafts.decide(mod, "reject", rejected, 1, "published");
        marked.post("/comments/" + rejected + "/appeal", Map.of("body", MARKER + "four objects"))
                .is(201);
        marked.post("/comments/" + others + "/reports", Map.of("reason", "other", "detail", MARKER + "five reports"))
                .is(201);
        marked.send("PUT", "/comments/" + others + "/vote", "{\"value\":1}").is(200);
        String account = marked.get("/accounts/me").is(200).text("/id");
        String othersAccount = other.get("/accounts/me").is(200).text("/id");
        marked.send("PUT", "/mutes/" + othersAccount, null).is(204);
        other.send("PUT", "/mutes/" + account, null).is(204);
        mod.post("/accounts/" + account + "/notes", Map.of("text", MARKER + "six calls at night"))
                .is(201);
        mod.post(
                        "/accounts/" + account + "/sanctions",
                        Map.of("kind", "premoderate", "reason", "spam", "note", MARKER + "seven again"))
                .is(201);
        nobody.get("/thread?page=ferry").is(200);
        nobody.get("/profiles/" + account).is(200);
        String export = marked.get("/accounts/me/export").is(200).text();
        assertThat(export)
                .contains(
                        "one wrote",
                        "two wrote",
                        "three is",
                        "four objects",
                        "five reports",
                        "six calls",
                        "seven again");
        assertThat(marked.get("/accounts/me/export?format=html").is(200).text()).contains("two wrote");
        Awaitility.await("the words of the search")
                .atMost(A_MINUTE)
                .until(() -> tablesWith(MARKER).contains("search_word"));
        assertThat(tablesWith(MARKER))
                .contains("account", "comment", "comment_revision", "appeal", "report", "account_note", "sanction");

        assertThat(inMemory(MARKER)).isTrue();

        marked.delete("/accounts/me").is(202);

        Awaitility.await("nothing in the tables")
                .atMost(A_MINUTE)
                .untilAsserted(() -> assertThat(tablesWith(MARKER)).isEmpty());
        Awaitility.await("nothing in memory")
                .atMost(A_MINUTE)
                .pollInterval(Duration.ofSeconds(2))
                .until(() -> !inMemory(MARKER));
        assertThat(marked.get("/accounts/me").text("/code")).isEqualTo("token_revoked");
        nobody.get("/profiles/" + account).is(404);
        JsonNode page = nobody.get("/thread?page=ferry").is(200).json();
        assertThat(page.at("/thread/commentCount").asInt()).isEqualTo(2);
        assertThat(find(page, top).path("status").asText()).isEqualTo("removed");
        assertThat(find(page, top).at("/replies/0/id").asText()).isEqualTo(reply);
        assertThat(find(page, others).at("/votes/up").asInt()).isZero();
        assertThat(other.get("/mutes").json().path("items")).isEmpty();
        check();
    }

    /** Erasure is for whoever asks, so an admin can do it for somebody who wrote a letter. */
    @Test
    void anAdminErasesSomebodyElseAndWhoComesBackIsNewButStaysSanctioned() {
        Drafts.post(marked, "ferry", "mine");
        String account = marked.get("/accounts/me").text("/id");
        mod.post("/accounts/" + account + "/sanctions", Drafts.sanction("ban")).is(201);
        mod.delete("/accounts/" + account).is(403);

        admin.delete("/accounts/" + account).is(202);

        Awaitility.await()
                .atMost(A_MINUTE)
                .until(() -> nobody.get("/profiles/" + account).status() == 404);
        Api back = nobody.as(SsoToken.of("daily", MARKER + " person")
                .claim("iat", Instant.now().getEpochSecond() + 2)
                .text());
        Reply refused = back.post("/comments", Drafts.comment("ferry", "again"));
        assertThat(refused.text("/code")).isEqualTo("account_banned");
        assertThat(back.get("/accounts/me/comments").is(200).json().path("items"))
                .isEmpty();
    }

    private Api reader(String name) {
        return nobody.as(SsoToken.of("daily", name).text());
    }

    private static JsonNode find(JsonNode page, String id) {
        for (JsonNode item : page.path("items")) {
            if (item.path("id").asText().equals(id)) {
                return item;
            }
        }
        throw new AssertionError(id + " is not in " + page);
    }

    /** Counters and totals. */
    private void check() throws Exception {
        ServerProcess.Ended check = ServerProcess.command(
                room, "check", "--database", database.url().text());
        assertThat(check.code()).as(check.output()).isZero();
    }

    /** The tables in which some column of some row has that text. */
    private List<String> tablesWith(String text) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(
                        database.url().jdbc(),
                        database.url().user(),
                        database.url().password());
                Statement statement = connection.createStatement()) {
            for (String table : tables(statement)) {
                try (ResultSet rows = statement.executeQuery(
                        "select exists (select from %s t where t::text ilike '%%%s%%')".formatted(table, text))) {
                    rows.next();
                    if (rows.getBoolean(1)) {
                        found.add(table);
                    }
                }
            }
        }
        return found;
    }

    private static List<String> tables(Statement statement) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(
                "select quote_ident(table_name) from information_schema.tables where table_schema = 'public' order by 1")) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }

    /** Whether an object that is still reachable has that text, as Latin-1 or UTF-8. */
    private boolean inMemory(String text) throws Exception {
        Path dump = room.resolve("heap-" + System.nanoTime() + ".hprof");
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(server.pid()),
                        "GC.heap_dump",
                        dump.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(jcmd.waitFor()).as(said).isZero();
        try {
            return new String(Files.readAllBytes(dump), StandardCharsets.ISO_8859_1).contains(text);
        } finally {
            Files.delete(dump);
        }
    }
}
