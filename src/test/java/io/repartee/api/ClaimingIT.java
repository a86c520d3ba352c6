package io.repartee.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.repartee.testing.Api;
import io.repartee.testing.LiveReader;
import io.repartee.testing.Reply;
import io.repartee.testing.SsoToken;
import io.repartee.testing.TestServer;
import io.repartee.web.ErrorCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two moderators who share a queue do not meet, and see where the other one is. */
class ClaimingIT {
    @RegisterExtension
    static final TestServer SERVER = TestServer.usual();

    private static final String CLAIMED = Api.json(Map.of("kind", "claimed"));
    private static final String LOOKING = Api.json(Map.of("kind", "looking"));

    private final String page = TestServer.page();
    private final Api ada = SERVER.strictReader("Ada");
    private final Api mod = SERVER.strictModerator("Mod");
    private final Api other = SERVER.strictModerator("Other");

    @Test
    void lastsForItsModeratorAndKeepsOthersOff() {
        String id = Drafts.post(ada, page, "please");

        Reply claim = mod.send("PUT", "/claims/" + id, CLAIMED).is(200);

        assertThat(Instant.parse(claim.text("/until"))).isAfter(Instant.now().plusSeconds(200));
        mod.send("PUT", "/claims/" + id, CLAIMED).is(200);
        Reply refused = other.send("PUT", "/claims/" + id, CLAIMED).is(ErrorCode.CLAIMED);
        assertThat(refused.text("/by/name")).isEqualTo("Mod");
        other.send("PUT", "/claims/" + id, LOOKING).is(200);
        assertThat(item(id).at("/claim/by/name").asText()).isEqualTo("Mod");
        other.delete("/claims/" + id).is(204);
        other.send("PUT", "/claims/" + id, CLAIMED).is(ErrorCode.CLAIMED);
        mod.delete("/claims/" + id).is(204);
        other.send("PUT", "/claims/" + id, CLAIMED).is(200);
    }

    @Test
    void endsByTime() {
        String id = Drafts.post(ada, page, "please");
        mod.send("PUT", "/claims/" + id, CLAIMED).is(200);
        SERVER.sql("update claim set until = now() - interval '1 second' where comment_id = $1::text::uuid", id);

        assertThat(item(id).path("claim").isNull()).isTrue();
        other.send("PUT", "/claims/" + id, CLAIMED).is(200);
    }

    @Test
    void doesNotKeepAnybodyFromDeciding() {
        String id = Drafts.post(ada, page, "please");
        mod.send("PUT", "/claims/" + id, CLAIMED).is(200);

        assertThat(Drafts.decide(other, "approve", id, 1, "held")
                        .path("outcome")
                        .asText())
                .isEqualTo("applied");
    }

    @Test
    void givesTheNextOfAQueueThatNobodyHas() {
        String first = Drafts.post(ada, page, "one");
        String second = Drafts.post(ada, page, "two");
        mod.send("PUT", "/claims/" + first, CLAIMED).is(200);

        assertThat(next(other)).isEqualTo(second);
        assertThat(next(other)).isNull();
        mod.post("/claims/next", Map.of("queue", "nonsense")).is(ErrorCode.INVALID_FIELDS);
    }

    @Test
    void neverGivesTwoModeratorsTheSame() {
        int cards = 30;
        for (int n = 0; n < cards; n++) {
            Drafts.post(ada, page, "card " + n);
        }
        List<CompletableFuture<Reply>> asked = new ArrayList<>();
        String body = Api.json(Map.of("queue", "pending", "filters", Map.of("page", page)));
        for (int n = 0; n < cards + 10; n++) {
            asked.add((n % 2 == 0 ? mod : other).start("POST", "/claims/next", body));
        }

        List<String> given = asked.stream()
                .map(answer -> answer.join().is(200).at("/item").path("id").asText())
                .filter(id -> !id.isEmpty())
                .toList();

        assertThat(new HashSet<>(given)).hasSameSizeAs(given).hasSize(cards);
    }

    @Test
    void tellsTheSitesModerators() {
        String id = Drafts.post(ada, page, "please");
        try (LiveReader live = LiveReader.connect(SERVER.address(), "strict", token("Other"))) {
            live.subscribe("site", null);
            live.awaitSubscribed("site");

            mod.send("PUT", "/claims/" + id, LOOKING).is(200);
            JsonNode told = Awaitility.await()
                    .atMost(10, TimeUnit.SECONDS)
                    .until(() -> claims(live, id), claims -> !claims.isEmpty())
                    .get(0);

            assertThat(told.path("kind").asText()).isEqualTo("looking");
            assertThat(told.at("/by/name").asText()).isEqualTo("Mod");
            mod.delete("/claims/" + id).is(204);
            Awaitility.await()
                    .until(() -> claims(live, id).stream()
                            .anyMatch(claim ->
                                    !Instant.parse(claim.path("until").asText()).isAfter(Instant.now())));
        }
    }

    private static List<JsonNode> claims(LiveReader live, String comment) {
        List<JsonNode> claims = new ArrayList<>();
        live.frames().stream()
                .filter(frame -> frame.path("type").asText().equals("claims"))
                .forEach(frame -> frame.path("claims").forEach(claims::add));
        claims.removeIf(claim -> !claim.path("commentId").asText().equals(comment));
        return claims;
    }

    private static String token(String name) {
        return SsoToken.of("strict", name).role("moderator").text();
    }

    private String next(Api moderator) {
        JsonNode item = moderator
                .post("/claims/next", Map.of("queue", "pending", "filters", Map.of("page", page)))
                .is(200)
                .at("/item");
        return item.isNull() ? null : item.path("id").asText();
    }

    private JsonNode item(String id) {
        for (JsonNode item :
                mod.get("/queues/pending?limit=200&page=" + page).is(200).at("/items")) {
            if (item.path("id").asText().equals(id)) {
                return item;
            }
        }
        throw new AssertionError(id);
    }
}
