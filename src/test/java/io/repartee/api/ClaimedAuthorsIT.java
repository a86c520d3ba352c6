package io.repartee.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.repartee.ids.SiteId;
import io.repartee.site.Site;
import io.repartee.testing.Api;
import io.repartee.testing.LiveReader;
import io.repartee.testing.SsoToken;
import io.repartee.testing.TestServer;
import io.repartee.transfer.Formats;
import io.repartee.transfer.ImportFile;
import io.repartee.transfer.ImportProgress;
import io.repartee.transfer.PageKeys;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Whoever proves to be the author of imported comments gets them. */
class ClaimedAuthorsIT {
    @RegisterExtension
    static final TestServer SERVER = TestServer.usual();

    @TempDir
    private Path directory;

    @Test
    void byWhatThePublishersSignInSays() throws Exception {
        String plain = TestServer.page();
        String page = "https://www.daily.example/" + plain;
        importing(Formats.CORAL, coral(page, "Old Ann", "sub " + plain));
        String old = author(page);
        assertThat(name(page)).isEqualTo("Old Ann");
        Api eve = SERVER.reader("Eve");
        eve.send("PUT", "/mutes/" + old, null).is(204);
        eve.post("/follows", Map.of("kind", "author", "target", old)).is(204);
        SERVER.moderator("Mo")
                .post("/accounts/" + old + "/sanctions", Drafts.sanction("premoderate"))
                .is(201);

        try (LiveReader reader = LiveReader.connect(SERVER.address(), "daily", null)) {
            reader.subscribe("thread:" + page, null);
            reader.awaitSubscribed("thread:" + page);
            String person = Drafts.author(SERVER.reader("sub " + plain), TestServer.page());

            Awaitility.await()
                    .until(() -> reader.events("thread:" + page).stream()
                            .anyMatch(event -> event.path("type").asText().equals("thread.changed")));
            Awaitility.await().untilAsserted(() -> assertThat(author(page)).isEqualTo(person));
            assertThat(name(page)).isEqualTo("sub " + plain);
            assertThat(eve.get("/follows").is(200).text()).contains(person).doesNotContain(old);
            assertThat(eve.get("/mutes").is(200).text()).contains(person).doesNotContain(old);
            assertThat(SERVER.sql("select 1 from sanction where account_id = $1", java.util.UUID.fromString(person)))
                    .hasSize(1);
            assertThat(SERVER.sql("select 1 from account where account_id = $1", java.util.UUID.fromString(old)))
                    .isEmpty();
        }

        // the same author in a newer file
        importing(
                Formats.CORAL, coral(page, "Old Ann", "sub " + plain) + coral(page + "-2", "Old Ann", "sub " + plain));
        Awaitility.await().untilAsserted(() -> assertThat(name(page + "-2")).isEqualTo("sub " + plain));
        assertThat(name(page)).isEqualTo("sub " + plain);
    }

    @Test
    void byAConfirmedAddressBeforeOrAfterTheImport() throws Exception {
        String page = "https://www.daily.example/" + TestServer.page();
        importing(Formats.DISQUS, disqus(page, "Late@Daily.example"));
        person("late@daily.example", "Late");
        Awaitility.await().untilAsserted(() -> assertThat(name(page)).isEqualTo("Late"));

        person("early@daily.example", "Early");
        importing(Formats.DISQUS, disqus(page + "-2", "early@daily.example"));
        Awaitility.await().untilAsserted(() -> assertThat(name(page + "-2")).isEqualTo("Early"));

        importing(Formats.DISQUS, disqus(page + "-3", "nobody@daily.example"));
        assertThat(name(page + "-3")).isEqualTo("Somebody");
    }

    /** The publisher's own sign-in says that the address is verified; what merely has the address gets nothing. */
    @Test
    void byAnAddressThatThePublishersSignInHasVerified() throws Exception {
        String plain = TestServer.page();
        String page = "https://www.daily.example/" + plain;
        String address = plain + "@old.example";
        importing(Formats.DISQUS, disqus(page, address));

        writes("Thief", address, false, 20);
        String person = writes("Owner", address.toUpperCase(Locale.ROOT), true, 20);

        Awaitility.await().untilAsserted(() -> assertThat(author(page)).isEqualTo(person));
        assertThat(name(page)).isEqualTo("Owner");
        assertThat(SERVER.sql("select 1 from account a where a::text like '%old.example%'"))
                .isEmpty();

        importing(Formats.DISQUS, disqus(page, address).replace("</disqus>", """
                <thread dsq:id="2-%1$s"><link>%1$s-2</link></thread>
                <post dsq:id="2-%1$s"><message>Hello</message><createdAt>2015-03-01T10:00:00Z</createdAt>
                <author><email>%2$s</email><name>Somebody</name></author><thread dsq:id="2-%1$s"/></post></disqus>
                """.formatted(page, address)));
        assertThat(name(page + "-2")).isEqualTo("Somebody");
        writes("Owner", address, true, 10);
        Awaitility.await().untilAsserted(() -> assertThat(author(page + "-2")).isEqualTo(person));
    }

    /** With a token that is so old: each page asks for a new one. */
    private static String writes(String name, String address, boolean verified, int secondsOld) {
        String token = SsoToken.of("daily", name)
                .claim("email", address)
                .claim("email_verified", verified)
                .claim("iat", Instant.now().getEpochSecond() - secondsOld)
                .text();
        return Drafts.author(SERVER.anonymous().as(token), TestServer.page());
    }

    /** Somebody with an account here and a confirmed address. */
    private static void person(String address, String name) {
        SERVER.sql(
                "with a as (insert into account (site_id, account_id, kind, name, profile_at) values (1, gen_random_uuid(), 2, $1, now())"
                        + " returning site_id, account_id)"
                        + " select 1 from a",
                name);
        SERVER.sql(
                "insert into account_mail (site_id, account_id, mail_key, address, verified_at)"
                        + " select site_id, account_id, $2, $2, now() from account where site_id = 1 and kind = 2 and name = $1",
                name,
                address);
    }

    private static String name(String page) {
        return Drafts.thread(SERVER.anonymous(), page).text("/items/0/author/name");
    }

    private static String author(String page) {
        return Drafts.thread(SERVER.anonymous(), page).text("/items/0/author/id");
    }

    private void importing(Formats format, String content) throws Exception {
        Path file = Files.writeString(directory.resolve("file"), content);
        Site daily = new Site(new SiteId(1), "daily", "Daily", Set.of(TestServer.ORIGIN), Site.Moderation.POST, true);
        new ImportFile(SERVER.database().url(), daily, 50, ImportProgress.NONE)
                .run(format, file, new PageKeys(false, Map.of()), false);
    }

    private static String coral(String page, String name, String subject) {
        return String.join(
                        "\n",
                        List.of(
                                "{\"id\":\"s-%1$s\",\"url\":\"%1$s\",\"commentCounts\":{}}",
                                "{\"id\":\"u-%3$s\",\"username\":\"%2$s\",\"role\":\"COMMENTER\",\"profiles\":[{\"type\":\"sso\",\"id\":\"%3$s\"}]}",
                                "{\"id\":\"c-%1$s\",\"storyID\":\"s-%1$s\",\"authorID\":\"u-%3$s\",\"status\":\"APPROVED\",\"createdAt\":{\"$date\":\"2020-01-01T10:00:00Z\"},"
                                        + "\"revisions\":[{\"id\":\"r\",\"body\":\"Hello\",\"createdAt\":{\"$date\":\"2020-01-01T10:00:00Z\"}}]}",
                                ""))
                .replace("%1$s", page)
                .replace("%2$s", name)
                .replace("%3$s", subject);
    }

    private static String disqus(String page, String address) {
        return """
                <disqus xmlns="d" xmlns:dsq="i"><thread dsq:id="%1$s"><link>%1$s</link></thread>
                <post dsq:id="%1$s"><message>Hello</message><createdAt>2015-03-01T10:00:00Z</createdAt>
                <author><email>%2$s</email><name>Somebody</name></author><thread dsq:id="%1$s"/></post></disqus>
                """.formatted(page, address);
    }
}
