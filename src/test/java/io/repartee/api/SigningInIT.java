package io.repartee.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.repartee.testing.Api;
import io.repartee.testing.Reply;
import io.repartee.testing.SsoToken;
import io.repartee.testing.TestServer;
import io.repartee.web.ErrorCode;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Guests and the publisher's own readers, from the token to the name beside a comment. */
class SigningInIT {
    @RegisterExtension
    static final TestServer SERVER = TestServer.usual();

    private final String page = TestServer.page();
    private final Api nobody = SERVER.anonymous();

    @Test
    void makesAGuestWhoCanComment() {
        Reply signedIn = nobody.post("/auth/guest", Map.of("name", " Ada ")).is(201);
        Api guest = nobody.as(signedIn.text("/token"));

        Reply posted = guest.post("/comments", Drafts.comment(page, "hello")).is(201);

        assertThat(posted.text("/comment/author/name")).isEqualTo("Ada");
        assertThat(posted.text("/comment/author/id")).isEqualTo(signedIn.text("/account/id"));
        guest.delete("/comments/" + posted.text("/comment/id")).is(204);
    }

    @Test
    void makesAnotherAccountForEachGuestWhateverTheName() {
        String one = nobody.post("/auth/guest", Map.of("name", "Ada")).is(201).text("/account/id");
        String two = nobody.post("/auth/guest", Map.of("name", "Ada")).is(201).text("/account/id");

        assertThat(one).isNotEqualTo(two);
    }

    @Test
    void takesNoGuestsWhereTheSiteDoesNot() {
        nobody.at("strict").post("/auth/guest", Map.of("name", "Ada")).is(ErrorCode.GUESTS_NOT_ALLOWED);
    }

    @Test
    void doesNotLetAGuestModerateOrBecomeAModeratorByAField() {
        String token = nobody.post("/auth/guest", Map.of("name", "Ada")).is(201).text("/token");

        nobody.as(token).get("/queues").is(ErrorCode.ROLE_REQUIRED);
        for (String field : List.of("role", "roles", "kind", "id", "moderator")) {
            nobody.post("/auth/guest", Map.of("name", "Ada", field, "moderator"))
                    .is(ErrorCode.BAD_JSON);
        }
    }

    @Test
    void letsOurTokensBeVerifiedByOthers() throws Exception {
        String token = nobody.post("/auth/guest", Map.of("name", "Ada")).is(201).text("/token");
        String[] parts = token.split("\\.");
        JsonNode key = nobody.get("/.well-known/jwks.json").is(200).at("/keys/0");

        Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initVerify(publicKey(key));
        signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));

        assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
    }

    @Test
    void knowsAPublishersReaderBySubjectAlone() {
        Api before = nobody.as(SsoToken.of("daily", "u1").claim("name", "Ada").text());
        Api renamed =
                nobody.as(SsoToken.of("daily", "u1").claim("name", "Ada L.").text());
        Api impostor = nobody.as(SsoToken.of("daily", "u2")
                .claim("name", "Ada")
                .claim("email", "ada@daily.example")
                .text());
        String id = Drafts.post(before, page, "mine");

        impostor.delete("/comments/" + id).is(ErrorCode.NOT_AUTHOR);
        renamed.patch("/comments/" + id, Drafts.edit("still mine", 1)).is(200);
    }

    @Test
    void givesTheRolesOfThePublisher() {
        nobody.as(SsoToken.of("daily", "u3").text()).get("/queues").is(ErrorCode.ROLE_REQUIRED);
        nobody.as(SsoToken.of("daily", "u3").role("reader").text())
                .get("/queues")
                .is(ErrorCode.ROLE_REQUIRED);
        nobody.as(SsoToken.of("daily", "u3").role("owner").text())
                .get("/queues")
                .is(ErrorCode.ROLE_REQUIRED);
        nobody.as(SsoToken.of("daily", "u3").role("moderator").text())
                .get("/queues")
                .is(200);
        nobody.as(SsoToken.of("daily", "u3").role("admin").text())
                .get("/queues")
                .is(200);
        nobody.as(SsoToken.of("daily", "u3").claim("role", "admin").text())
                .get("/queues")
                .is(ErrorCode.ROLE_REQUIRED);
    }

    @Test
    void refusesTokensThatAreNotForThisSite() {
        for (SsoToken wrong : List.of(
                SsoToken.of("strict", "u4"),
                SsoToken.of("daily", "u4").claim("aud", List.of("daily", "strict")),
                SsoToken.of("daily", "u4").claim("iss", "https://evil.example"),
                SsoToken.of("daily", "u4").claim("iss", "https://daily.example.evil.example"),
                SsoToken.of("daily", "u4").signedWith("another secret of at least thirty-two bytes"),
                SsoToken.of("daily", "u4").claim("exp", "never"))) {
            nobody.as(wrong.text()).get("/mine?page=" + page).is(ErrorCode.TOKEN_INVALID);
        }
        nobody.as("no.token.atall").get("/mine?page=" + page).is(ErrorCode.TOKEN_INVALID);
        nobody.with("authorization", "Basic YTpi").get("/mine?page=" + page).is(ErrorCode.TOKEN_INVALID);
        nobody.as(SsoToken.of("daily", "u4").expired().text())
                .get("/mine?page=" + page)
                .is(ErrorCode.TOKEN_EXPIRED);
    }

    @Test
    void doesNotCareAboutAWrongTokenWhereNobodyIsAsked() {
        nobody.as("no.token.atall").get("/thread?page=" + page).is(200);
        nobody.as("no.token.atall").get("/counts?page=" + page).is(200);
    }

    private static ECPublicKey publicKey(JsonNode key) throws Exception {
        AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
        curve.init(new ECGenParameterSpec("secp256r1"));
        ECPoint point = new ECPoint(number(key.path("x")), number(key.path("y")));
        ECPublicKeySpec spec = new ECPublicKeySpec(point, curve.getParameterSpec(ECParameterSpec.class));
        return (ECPublicKey) KeyFactory.getInstance("EC").generatePublic(spec);
    }

    private static BigInteger number(JsonNode coordinate) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(coordinate.asText()));
    }
}
