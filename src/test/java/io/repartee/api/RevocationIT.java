package io.repartee.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.repartee.fault.Form;
import io.repartee.site.Site;
import io.repartee.site.SiteDeclaration;
import io.repartee.site.SiteStore;
import io.repartee.stream.ControlSql;
import io.repartee.stream.EventType;
import io.repartee.testing.Api;
import io.repartee.testing.LiveReader;
import io.repartee.testing.PublisherToken;
import io.repartee.testing.SsoToken;
import io.repartee.testing.TestServer;
import io.repartee.web.ErrorCode;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Rights that change on one node reach the requests and the open sockets of another within a second. */
class RevocationIT {
    @RegisterExtension
    static final TestServer SERVER = TestServer.usual().andSite(PublisherToken.site("keys", "post"));

    private static final int ROUNDS = Form.of(25, 500);
    private static final int SILENT_ROUNDS = Form.of(10, 100);
    private static final Duration PROMISE = Duration.ofMillis((long) (1_000 * Form.seconds(1)));
    private static URI there;

    private final String page = TestServer.page();
    private final Api mod = SERVER.moderator("Mod");
    private final Api admin =
            SERVER.anonymous().as(SsoToken.of("daily", "Admin").role("admin").text());

    @BeforeAll
    static void startTheOtherNode() {
        there = SERVER.anotherNode();
    }

    /** Somebody who listens on the other node. */
    private record Listener(Api api, String account, LiveReader socket) implements AutoCloseable {
        static Listener of(SsoToken token, String page, String... streams) {
            Api api = Api.anonymous(there, "daily").as(token.text());
            String account = Drafts.author(api, page);
            LiveReader socket = LiveReader.connect(there, "daily", token.text());
            for (String stream : streams) {
                socket.subscribe(stream, null);
                socket.awaitSubscribed(stream);
            }
            return new Listener(api, account, socket);
        }

        /** How long after that moment the stream ended. */
        Duration ended(String stream, String code, long beganNanos) {
            Awaitility.await(stream + " ends with " + code)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(2))
                    .until(() -> ends(stream).contains(code));
            return Duration.ofNanos(System.nanoTime() - beganNanos);
        }

        List<String> ends(String stream) {
            return socket.frames().stream()
                    .filter(frame -> frame.path("type").asText().equals("unsubscribed"))
                    .filter(frame -> frame.path("stream").asText().equals(stream))
                    .map(frame -> frame.path("code").asText())
                    .toList();
        }

        Duration refused(String code, String page, long beganNanos) {
            Awaitility.await("posting is refused with " + code)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(2))
                    .until(() -> api.post("/comments", Drafts.comment(page, "x"))
                            .json()
                            .path("code")
                            .asText()
                            .equals(code));
            return Duration.ofNanos(System.nanoTime() - beganNanos);
        }

        @Override
        public void close() {
            socket.close();
        }
    }

    private Listener reader(String name) {
        return Listener.of(SsoToken.of("daily", name), page, "me", "thread:" + page);
    }

    @Test
    void aBanReachesTheOtherNodeWithinASecond() {
        measure(
                "ban, sockets and posting",
                ROUNDS,
                account -> mod.post("/accounts/" + account + "/sanctions", Drafts.sanction("ban"))
                        .is(201));
    }

    /** As if every doorbell were lost: written past the server, so that nobody rings. */
    @Test
    void aBanReachesEveryNodeWithinASecondAlsoWithoutADoorbell() {
        measure("ban without a doorbell", SILENT_ROUNDS, RevocationIT::banSilently);
    }

    private void measure(String what, int rounds, Consumer<String> ban) {
        List<Duration> sockets = new ArrayList<>();
        List<Duration> posts = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            try (Listener victim = reader(what + " " + round)) {
                long began = System.nanoTime();
                ban.accept(victim.account());
                sockets.add(victim.ended("me", "account_banned", began));
                posts.add(victim.refused("account_banned", page, began));
                assertThat(victim.ends("thread:" + page)).isEmpty();
            }
        }
        report(what + ": sockets", sockets);
        report(what + ": posting", posts);
    }

    private static void report(String what, List<Duration> times) {
        Collections.sort(times);
        Duration p99 = times.get(Math.min(times.size() - 1, times.size() * 99 / 100));
        System.out.printf(
                "%s: %d rounds, median %d ms, p99 %d ms, worst %d ms%n",
                what,
                times.size(),
                times.get(times.size() / 2).toMillis(),
                p99.toMillis(),
                times.get(times.size() - 1).toMillis());
        assertThat(p99).isLessThanOrEqualTo(PROMISE);
    }

    private static void banSilently(String account) {
        SERVER.sql(
                """
                with written as (
                  insert into sanction (site_id, sanction_id, account_id, kind, reason, by_account, by_name, at)
                  select site_id, $1, account_id, 0, 'silent', account_id, 'sql', now() from account where account_id = $2
                  returning site_id, account_id as subject, at
                ),
                """ + ControlSql.events("written", EventType.RIGHTS_CHANGED) + ControlSql.TOLD,
                UUID.randomUUID(),
                UUID.fromString(account));
    }

    /** The check of the checks: without the event in the control stream nobody is told, and the ban is not noticed. */
    @Test
    void aBanThatTellsNobodyGoesUnnoticed() {
        try (Listener victim = reader("Unnoticed")) {
            SERVER.sql(
                    "insert into sanction (site_id, sanction_id, account_id, kind, reason, by_account, by_name, at)"
                            + " select site_id, $1, account_id, 0, 'silent', account_id, 'sql', now() from account"
                            + " where account_id = $2",
                    UUID.randomUUID(),
                    UUID.fromString(victim.account()));
            Listener other = reader("Noticed");
            banSilently(other.account());
            other.ended("me", "account_banned", System.nanoTime());

            assertThat(victim.ends("me")).isEmpty();
            victim.api().post("/comments", Drafts.comment(page, "still")).is(201);
            other.close();
        }
    }

    @Test
    void threadsGoOnForTheBanned() {
        try (Listener victim = reader("Reads on")) {
            mod.post("/accounts/" + victim.account() + "/sanctions", Drafts.sanction("ban"))
                    .is(201);
            victim.ended("me", "account_banned", System.nanoTime());

            Drafts.post(SERVER.reader("Somebody"), page, "still there?");

            Awaitility.await()
                    .until(() -> !victim.socket().events("thread:" + page).isEmpty());
            victim.socket().subscribe("me", null);
            Awaitility.await()
                    .until(() ->
                            victim.socket().frames().stream().anyMatch(frame -> error(frame, "me", "account_banned")));
        }
    }

    @Test
    void aLoweredRoleEndsTheSiteStreamAndNothingElse() {
        try (Listener moderator = Listener.of(SsoToken.of("daily", "Lowered").role("moderator"), page, "site", "me")) {
            admin.send(
                            "PUT",
                            "/accounts/" + moderator.account() + "/role",
                            "{\"role\":\"reader\",\"bound\":\"at_most\"}")
                    .is(200);

            moderator.ended("site", "role_required", System.nanoTime());
            assertThat(moderator.ends("me")).isEmpty();
            moderator.api().get("/queues").is(ErrorCode.ROLE_REQUIRED);
        }
    }

    @Test
    void aSignOutEndsWhatIsOnesOwnAndClosesWhatIsLeftWithNothing() {
        String token = SsoToken.of("daily", "Leaver").text();
        try (Listener reading = reader("Leaver");
                LiveReader only = LiveReader.connect(there, "daily", token)) {
            only.subscribe("me", null);
            only.awaitSubscribed("me");

            SERVER.anonymous()
                    .as(token)
                    .send("POST", "/accounts/me/sign-out", null)
                    .is(204);

            reading.ended("me", "token_revoked", System.nanoTime());
            reading.refused("token_revoked", page, System.nanoTime());
            assertThat(reading.ends("thread:" + page)).isEmpty();
            Awaitility.await().until(() -> only.closeCode().orElse(0) == 4005);
            assertThat(reading.socket().closeCode()).isEmpty();
        }
    }

    @Test
    void aWithdrawnKeyEndsWhatItProved() {
        Api here = SERVER.anonymous().at("keys");
        String token = SsoToken.of("keys", "Ada").text();
        here.as(token).post("/comments", Drafts.comment(page, "x")).is(201);
        try (LiveReader socket = LiveReader.connect(there, "keys", token)) {
            socket.subscribe("me", null);
            socket.awaitSubscribed("me");

            TestServer.await(new SiteStore(SERVER.pool())
                    .declare(new SiteDeclaration(
                            "keys", "The Daily", List.of(), Site.Moderation.POST, true, List.of())));

            Awaitility.await().until(() -> socket.closeCode().orElse(0) == 4005);
            Api.anonymous(there, "keys").as(token).get("/mine?page=" + page).is(ErrorCode.TOKEN_INVALID);
        }
    }

    @Test
    void theSameOverHttp() throws Exception {
        try (Listener victim = reader("Polls")) {
            var poll = victim.api().start("GET", "/stream?stream=me&wait=20", null);
            var first = poll.get(20, TimeUnit.SECONDS);
            JsonNode at = first.json().path("position");
            String since = at.path("epoch").asText() + ":" + at.path("seq").asLong() + ":"
                    + at.path("mark").asLong();
            var waiting = victim.api().start("GET", "/stream?stream=me&wait=20&since=" + since, null);

            mod.post("/accounts/" + victim.account() + "/sanctions", Drafts.sanction("ban"))
                    .is(201);

            var answer = waiting.get(5, TimeUnit.SECONDS);
            assertThat(answer.text("/code")).isEqualTo("account_banned");
        }
    }

    private static boolean error(JsonNode frame, String stream, String code) {
        return frame.path("type").asText().equals("error")
                && frame.path("stream").asText().equals(stream)
                && frame.path("code").asText().equals(code);
    }
}
