package io.repartee.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.repartee.testing.Api;
import io.repartee.testing.Reply;
import io.repartee.testing.SsoToken;
import io.repartee.testing.TestServer;
import io.repartee.web.ErrorCode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Sign-in keys, staff and invitations, as a site's admin manages them while two nodes run. */
class KeysAndPeopleIT {
    private static final Duration PROMISE = Duration.ofSeconds(2);

    @RegisterExtension
    static final TestServer SERVER = TestServer.usual();

    private static URI second;

    private final String issuer = "https://" + UUID.randomUUID() + ".example";
    private final Api nobody = SERVER.anonymous();
    private final Api admin =
            nobody.as(SsoToken.of("daily", "Ada Admin").role("admin").text());

    private static Api there(Api ignored, String token) {
        return Api.anonymous(second(), "daily").as(token);
    }

    private static synchronized URI second() {
        if (second == null) {
            second = SERVER.anotherNode();
        }
        return second;
    }

    private String signed(Reply key, String subject) {
        return SsoToken.of("daily", subject)
                .of(key.text("/kid"), issuer, key.text("/secret"))
                .text();
    }

    /** A new key is known to a node a moment after its answer. */
    private static void counts(Api api) {
        Awaitility.await().atMost(PROMISE).until(() -> api.get("/mine?page=p").status() == 200);
    }

    private Reply make(Map<String, Object> more) {
        Map<String, Object> key = new HashMap<>(Map.of("kind", "secret", "issuer", issuer));
        key.putAll(more);
        return admin.post("/sso-keys", key);
    }

    @Test
    void aSecretIsShownOnceAndWorksOnEveryNode() {
        Reply key = make(Map.of()).is(201);
        assertThat(key.text("/secret")).hasSizeGreaterThanOrEqualTo(43);

        String token = signed(key, "Rea");
        Awaitility.await()
                .atMost(PROMISE)
                .until(() -> there(nobody, token).get("/mine?page=p").status() == 200);

        Reply list = admin.get("/sso-keys").is(200);
        assertThat(list.text()).doesNotContain(key.text("/secret")).contains(key.text("/id"));
        assertThat(SERVER.sql("select detail::text from audit where kind = 'key.insert'")
                        .iterator()
                        .next()
                        .getString(0))
                .doesNotContain(key.text("/secret"));
    }

    @Test
    void aRotationLetsTheOldKeyCountForAWhile() {
        Reply old = make(Map.of()).is(201);
        String before = signed(old, "Rea");
        counts(nobody.as(before));

        Reply fresh = admin.post("/sso-keys/" + old.text("/id") + "/rotate", Map.of("overlapMinutes", 60))
                .is(201);

        assertThat(fresh.text("/secret")).isNotEqualTo(old.text("/secret"));
        String after = signed(fresh, "Rea");
        Awaitility.await()
                .atMost(PROMISE)
                .until(() -> nobody.as(after).get("/mine?page=p").status() == 200);
        nobody.as(before).get("/mine?page=p").is(200);
        JsonNode kept = one("/sso-keys", old.text("/id"));
        assertThat(Instant.parse(kept.path("retiresAt").asText()))
                .isBetween(Instant.now().plusSeconds(3500), Instant.now().plusSeconds(3700));

        SERVER.sql("update sso_key set retires_at = now() where key_id = $1", UUID.fromString(old.text("/id")));
        make(Map.of()).is(201);
        Awaitility.await()
                .atMost(PROMISE)
                .until(() -> nobody.as(before)
                        .get("/mine?page=p")
                        .json()
                        .path("code")
                        .asText()
                        .equals("token_invalid"));
        nobody.as(after).get("/mine?page=p").is(200);
    }

    @Test
    void aRotationWithoutOverlapEndsTheOldKeyAtOnce() {
        Reply old = make(Map.of()).is(201);
        String before = signed(old, "Rea");
        counts(nobody.as(before));

        admin.post("/sso-keys/" + old.text("/id") + "/rotate", Map.of("overlapMinutes", 0))
                .is(201);

        Awaitility.await()
                .atMost(PROMISE)
                .until(() -> there(nobody, before).get("/mine?page=p").status() == 401
                        && nobody.as(before).get("/mine?page=p").status() == 401);
    }

    @Test
    void aRemovedKeyProvesNothingAnyMore() {
        Reply key = make(Map.of("roles", true)).is(201);
        String token = signed(key, "Rea");
        there(nobody, token).get("/mine?page=p");

        admin.delete("/sso-keys/" + key.text("/id")).is(204);

        Awaitility.await()
                .atMost(PROMISE)
                .until(() -> there(nobody, token).get("/mine?page=p").status() == 401);
        admin.delete("/sso-keys/" + key.text("/id")).is(ErrorCode.NOT_FOUND);
    }

    @Test
    void saysWhatIsWrongWithAKey() {
        Map<String, Map<String, Object>> wrong = Map.of(
                "/kind", Map.of("kind", "password"),
                "/issuer", Map.of("issuer", "repartee"),
                "/publicKey", Map.of("kind", "public-key", "algorithm", "RS256", "publicKey", "none"),
                "/algorithm", Map.of("kind", "public-key", "publicKey", "none"),
                "/url", Map.of("kind", "jwks", "url", "ftp://a.example"),
                "/kid", Map.of("kid", "*"));
        wrong.forEach((place, fields) -> assertThat(
                        make(fields).is(ErrorCode.INVALID_FIELDS).text("/errors/0/field"))
                .isEqualTo(place));
    }

    @Test
    void aDeclaredKeyIsShownAndNotChanged() {
        JsonNode declared = admin.get("/sso-keys").is(200).at("/items/0");
        for (JsonNode key : admin.get("/sso-keys").at("/items")) {
            declared = key.path("declared").asBoolean() ? key : declared;
        }
        String id = declared.path("id").asText();

        assertThat(declared.path("declared").asBoolean()).isTrue();
        admin.delete("/sso-keys/" + id).is(ErrorCode.DECLARED);
        admin.post("/sso-keys/" + id + "/rotate", Map.of()).is(ErrorCode.DECLARED);
        assertThat(admin.get("/sso-keys").text()).doesNotContain("thirty-two bytes");
    }

    @Test
    void anInvitationMakesAModeratorOnceAndEverywhere() {
        Reply invitation =
                admin.post("/invitations", Map.of("role", "moderator")).is(201);
        String token = link(invitation);
        assertThat(admin.get("/invitations").text())
                .contains(invitation.text("/id"))
                .doesNotContain(token);

        Reply accepted = nobody.post("/invitations/accept", Map.of("token", token, "name", "Mo"))
                .is(200);

        Api mo = nobody.as(accepted.text("/token"));
        mo.get("/queues").is(200);
        assertThat(mo.get("/auth/sessions").is(200).each("/items", "method")).containsExactly("invitation");
        Awaitility.await()
                .atMost(PROMISE)
                .until(() -> there(mo, accepted.text("/token")).get("/queues").status() == 200);
        mo.get("/sso-keys").is(ErrorCode.ROLE_REQUIRED);
        nobody.post("/invitations/accept", Map.of("token", token, "name", "Too late"))
                .is(ErrorCode.LINK_OVER);
        assertThat(one("/accounts?role=moderator", accepted.text("/account/id"))
                        .path("role")
                        .asText())
                .isEqualTo("moderator");
        assertThat(admin.get("/invitations").text()).doesNotContain(invitation.text("/id"));
        assertThat(admin.get("/audit?limit=200").text()).contains("invitation.made", "invitation.accepted");
        nobody.post("/auth/sign-out", Map.of("refresh", accepted.text("/refresh")))
                .is(204);
        Awaitility.await().atMost(PROMISE).until(() -> mo.get("/queues").status() == 401);
    }

    @Test
    void whoIsSignedInKeepsTheirAccount() {
        String token = link(admin.post("/invitations", Map.of("role", "admin")).is(201));
        Api rea = SERVER.reader("Rea the invited");

        Reply accepted = rea.post("/invitations/accept", Map.of("token", token)).is(200);

        assertThat(accepted.at("/token").isNull()).isTrue();
        Awaitility.await().atMost(PROMISE).until(() -> rea.get("/accounts").status() == 200);
        assertThat(one("/accounts?role=admin", accepted.text("/account/id"))
                        .at("/rule/bound")
                        .asText())
                .isEqualTo("at_least");
    }

    @Test
    void ofManyWhoComeAtOnceOneGetsTheRole() {
        String token =
                link(admin.post("/invitations", Map.of("role", "moderator")).is(201));
        List<CompletableFuture<Reply>> all = new ArrayList<>();
        for (int n = 0; n < 8; n++) {
            Api api = n % 2 == 0 ? nobody : Api.anonymous(second(), "daily");
            all.add(api.start("POST", "/invitations/accept", Api.json(Map.of("token", token, "name", "Racer " + n))));
        }
        assertThat(all.stream()
                        .map(CompletableFuture::join)
                        .map(Reply::status)
                        .sorted()
                        .toList())
                .containsExactly(200, 410, 410, 410, 410, 410, 410, 410);
    }

    @Test
    void whatIsWrongWithALinkIsAlwaysTheSame() {
        Reply withdrawn =
                admin.post("/invitations", Map.of("role", "moderator")).is(201);
        admin.delete("/invitations/" + withdrawn.text("/id")).is(204);
        admin.delete("/invitations/" + withdrawn.text("/id")).is(ErrorCode.NOT_FOUND);
        Reply old = admin.post("/invitations", Map.of("role", "moderator")).is(201);
        SERVER.sql(
                "update invitation set expires_at = now() where invitation_id = $1", UUID.fromString(old.text("/id")));
        Reply elsewhere = nobody.at("strict")
                .as(SsoToken.of("strict", "Ada").role("admin").text())
                .post("/invitations", Map.of("role", "admin"))
                .is(201);

        List<String> answers = new ArrayList<>();
        for (String token : List.of(link(withdrawn), link(old), link(elsewhere), "made up", "x".repeat(500))) {
            answers.add(nobody.post("/invitations/accept", Map.of("token", token, "name", "Mo"))
                    .is(ErrorCode.LINK_OVER)
                    .text());
        }
        assertThat(answers).allMatch(answers.get(0)::equals);
    }

    private JsonNode one(String list, String id) {
        for (JsonNode item : admin.get(list).is(200).at("/items")) {
            if (item.path("id").asText().equals(id)) {
                return item;
            }
        }
        throw new AssertionError(id + " is not in " + list);
    }

    private static String link(Reply invitation) {
        return invitation.text("/link").replaceFirst(".*invitation=", "");
    }
}
