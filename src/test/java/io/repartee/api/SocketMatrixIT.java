package io.repartee.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.repartee.testing.Api;
import io.repartee.testing.LiveReader;
import io.repartee.testing.SsoToken;
import io.repartee.testing.TestServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Role × stream × site over the live socket: what is not allowed is refused with its code, and nothing of it is heard. */
class SocketMatrixIT {
    private static final String SUBSCRIBED = "subscribed";

    @RegisterExtension
    static final TestServer SERVER = TestServer.usual();

    private enum Who {
        NOBODY("token_missing", "token_missing"),
        GUEST("role_required", SUBSCRIBED),
        READER("role_required", SUBSCRIBED),
        BANNED("role_required", "account_banned"),
        MODERATOR(SUBSCRIBED, SUBSCRIBED),
        ADMIN(SUBSCRIBED, SUBSCRIBED),
        FOREIGN_READER("token_invalid"),
        FOREIGN_MODERATOR("token_invalid"),
        FOREIGN_ADMIN("token_invalid"),
        EXPIRED("token_expired");

        private final Optional<String> refusal;
        private final String site;
        private final String me;

        /** Somebody who is let in: what becomes of a wish to hear {@code site} and {@code me}. */
        Who(String site, String me) {
            this.refusal = Optional.empty();
            this.site = site;
            this.me = me;
        }

        /** Somebody whose hello is refused. */
        Who(String refusal) {
            this.refusal = Optional.of(refusal);
            this.site = refusal;
            this.me = refusal;
        }

        String token() {
            return switch (this) {
                case NOBODY -> null;
                case GUEST ->
                    SERVER.anonymous().post("/auth/guest", Map.of("name", "G")).text("/token");
                case READER -> SsoToken.of("daily", "Some Reader").text();
                case BANNED -> SsoToken.of("daily", "Banned").text();
                case MODERATOR -> SsoToken.of("daily", "Mo").role("moderator").text();
                case ADMIN -> SsoToken.of("daily", "Ad").role("admin").text();
                case FOREIGN_READER -> SsoToken.of("strict", "Foreign").text();
                case FOREIGN_MODERATOR ->
                    SsoToken.of("strict", "Foreign").role("moderator").text();
                case FOREIGN_ADMIN ->
                    SsoToken.of("strict", "Foreign").role("admin").text();
                case EXPIRED ->
                    SsoToken.of("daily", "Ad").role("admin").expired().text();
            };
        }
    }

    @BeforeAll
    static void ban() {
        String account = Drafts.author(SERVER.reader("Banned"), TestServer.page());
        SERVER.moderator("Chief")
                .post("/accounts/" + account + "/sanctions", Drafts.sanction("ban"))
                .is(201);
    }

    /** Every caller with every name, also names of streams that nobody may hear and that there are not. */
    static Stream<Arguments> wishes() {
        List<Arguments> wishes = new ArrayList<>();
        for (Who who : Who.values()) {
            wishes.add(Arguments.of(who, "thread:some-page", SUBSCRIBED));
            wishes.add(Arguments.of(who, "site", who.site));
            wishes.add(Arguments.of(who, "me", who.me));
            String account = UUID.randomUUID().toString();
            for (String none : List.of("control", "SITE", "site:strict", "account:" + account, account, "thread", "")) {
                wishes.add(Arguments.of(who, none, "bad_parameter"));
            }
        }
        return wishes.stream();
    }

    @ParameterizedTest(name = "{0} asks for \"{1}\": {2}")
    @MethodSource("wishes")
    void answersEachWishAsItShould(Who who, String stream, String answer) {
        try (LiveReader socket = LiveReader.connect(SERVER.address(), "daily", who.token())) {
            if (who.refusal.isPresent()) {
                assertThat(first(socket, "error").path("code").asText()).isEqualTo(who.refusal.get());
                soon().until(() -> socket.closeCode().isPresent());
                assertThat(socket.frames()).noneMatch(frame -> is(frame, "welcome"));
                return;
            }
            socket.subscribe(stream, null);
            JsonNode said = first(socket, SUBSCRIBED, "error");
            assertThat(is(said, "error") ? said.path("code").asText() : SUBSCRIBED)
                    .isEqualTo(answer);
        }
    }

    @Test
    void whoeverWasRefusedHearsNothingOfIt() {
        String page = TestServer.page();
        List<LiveReader> listeners = new ArrayList<>();
        for (Who who : List.of(Who.NOBODY, Who.GUEST, Who.READER, Who.BANNED)) {
            listeners.add(listening("daily", who.token(), page));
        }
        LiveReader elsewhere = listening(
                "strict", SsoToken.of("strict", "Foreign").role("admin").text(), page);
        LiveReader desk = listening("daily", Who.MODERATOR.token(), page);

        Api ada = SERVER.reader("Ada of " + page);
        String hidden = Drafts.post(ada, page, "turned down on " + page);
        Drafts.decide(SERVER.moderator("Mo"), "reject", hidden, 1, "published");
        String author = Drafts.author(ada, page + "-too");
        Api mod = SERVER.moderator("Mo");
        mod.post("/accounts/" + author + "/sanctions", Drafts.sanction("premoderate"))
                .is(201);
        Awaitility.await("the sanction's effect").until(() -> {
            Drafts.post(ada, page + "-too", "perhaps " + UUID.randomUUID());
            return !mod.get("/queues/pending?author=" + author)
                    .is(200)
                    .at("/items")
                    .isEmpty();
        });
        String held = Drafts.post(ada, page, "waits on " + page);
        Drafts.post(SERVER.reader("Bea"), page, "the last on " + page);

        Awaitility.await()
                .until(() -> desk.events("site").stream()
                        .anyMatch(event -> event.toString().contains(held)));
        for (LiveReader listener : listeners) {
            Awaitility.await().until(() -> listener.frames().toString().contains("the last on " + page));
            assertThat(listener.frames().toString())
                    .doesNotContain("waits on " + page)
                    .doesNotContain(held)
                    .doesNotContain("decision.made")
                    .doesNotContain("queue.entered")
                    .doesNotContain("sanction");
        }
        assertThat(elsewhere.frames().toString())
                .doesNotContain(hidden)
                .doesNotContain(held)
                .doesNotContain("the last on " + page);
        listeners.forEach(LiveReader::close);
        elsewhere.close();
        desk.close();
    }

    /** Asks for everything there is, whether it gets it or not. */
    private static LiveReader listening(String site, String token, String page) {
        LiveReader socket = LiveReader.connect(SERVER.address(), site, token);
        for (String stream : List.of("site", "me", "control", "thread:" + page)) {
            socket.subscribe(stream, null);
        }
        socket.awaitSubscribed("thread:" + page);
        return socket;
    }

    /** Looks at once and often: an answer is there after some milliseconds, and there are very many to wait for. */
    private static ConditionFactory soon() {
        return Awaitility.await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(5));
    }

    private static JsonNode first(LiveReader socket, String... types) {
        return soon().until(
                        () -> socket.frames().stream()
                                .filter(frame -> List.of(types)
                                        .contains(frame.path("type").asText()))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private static boolean is(JsonNode frame, String type) {
        return frame.path("type").asText().equals(type);
    }
}
