package io.repartee.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.repartee.testing.Api;
import io.repartee.testing.LettersSent;
import io.repartee.testing.PublisherToken;
import io.repartee.testing.Reply;
import io.repartee.testing.TestServer;
import io.repartee.web.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Accounts that people make here; their letters are read in the outbox. */
class OwnAccountsIT {
    @RegisterExtension
    static final TestServer SERVER = TestServer.with("""
            limits: {comments-per-minute: 0, guests-per-minute: 1000, address-sign-ins-per-minute: 0}
            mail: {host: 127.0.0.1, port: 1, tls: none, from: comments@daily.example}
            """).andSite(PublisherToken.site("limited", "post"));

    private static final String PASSWORD = "correct horse battery staple";

    private final Api nobody = SERVER.anonymous();
    private final LettersSent letters = new LettersSent(SERVER);
    private final String address = "p" + UUID.randomUUID().toString().substring(0, 8) + "@daily.example";

    @BeforeAll
    static void offer() {
        SERVER.sql("update site set policy = '{\"signIn\":{\"email\":true,\"password\":true,\"uniqueNames\":true}}'"
                + " where key = 'daily'");
        Awaitility.await()
                .until(() -> SERVER.anonymous()
                        .get("")
                        .json()
                        .path("signInMethods")
                        .toString()
                        .contains("password"));
    }

    private Reply ask(String path, Map<String, ?> body) {
        return nobody.post(path, body).is(202);
    }

    private Reply confirm(Reply asked) {
        return nobody.post(
                "/auth/email/confirm", Map.of("request", asked.text("/request"), "code", letters.code(address)));
    }

    @Test
    void signsInByALetterHoweverTheAddressIsWritten() {
        Reply asked = ask("/auth/email", Map.of("email", address, "name", "Lena " + address.substring(0, 9)));

        Reply in = confirm(asked).is(200);
        Reply again = ask("/auth/email", Map.of("email", " " + address.toUpperCase(java.util.Locale.ROOT)));
        String code = new LettersSent(SERVER)
                .code(address.toUpperCase(java.util.Locale.ROOT).replace("DAILY.EXAMPLE", "daily.example"));
        Reply same = nobody.post("/auth/email/confirm", Map.of("request", again.text("/request"), "code", code))
                .is(200);

        assertThat(in.text("/account/name")).startsWith("Lena ");
        assertThat(same.text("/account/id")).isEqualTo(in.text("/account/id"));
        nobody.as(in.text("/token"))
                .post("/comments", Drafts.comment(TestServer.page(), "hello"))
                .is(201);
    }

    @Test
    void aLinkIsGoodOnceAndTellsWhatBecameOfIt() {
        ask("/auth/email", Map.of("email", address));
        String link = letters.link(address);
        String forged = link.substring(0, link.length() - 2) + (link.endsWith("AA") ? "BB" : "AA");

        nobody.post("/auth/email/confirm", Map.of("token", forged)).is(ErrorCode.LINK_INVALID);
        nobody.post("/auth/email/confirm", Map.of("token", link)).is(200);
        nobody.post("/auth/email/confirm", Map.of("token", link)).is(ErrorCode.LINK_USED);
        nobody.at("limited").post("/auth/email/confirm", Map.of("token", link)).is(ErrorCode.LINK_INVALID);
        nobody.post("/auth/email/confirm", Map.of()).is(ErrorCode.LINK_INVALID);

        ask("/auth/email", Map.of("email", address));
        SERVER.sql("update mail_request set expires_at = now() where address = $1", address);
        nobody.post("/auth/email/confirm", Map.of("token", letters.link(address)))
                .is(ErrorCode.LINK_EXPIRED);
    }

    @Test
    void aCodeCountsOnlyInTheBrowserThatAskedAndForFewGuesses() {
        Reply asked = ask("/auth/email", Map.of("email", address));
        Reply others = ask("/auth/email", Map.of("email", "other-" + address));
        String code = letters.code(address);
        Map<String, String> wrong =
                Map.of("request", asked.text("/request"), "code", code.equals("000000") ? "1" : "000000");

        nobody.post("/auth/email/confirm", Map.of("request", others.text("/request"), "code", code))
                .is(ErrorCode.CODE_WRONG);
        nobody.post("/auth/email/confirm", Map.of("request", "x", "code", code)).is(ErrorCode.LINK_INVALID);
        for (int left = 4; left > 0; left--) {
            assertThat(nobody.post("/auth/email/confirm", wrong)
                            .is(ErrorCode.CODE_WRONG)
                            .text("/left"))
                    .isEqualTo(Integer.toString(left));
        }
        nobody.post("/auth/email/confirm", wrong).is(ErrorCode.LINK_EXPIRED);
        confirm(asked).is(ErrorCode.LINK_EXPIRED);
    }

    @Test
    void registersAndSignsInWithAPassword() {
        Reply asked = ask("/auth/register", Map.of("email", address, "password", PASSWORD));
        nobody.post("/auth/password", Map.of("email", address, "password", PASSWORD))
                .is(ErrorCode.CREDENTIALS_WRONG);
        String account = confirm(asked).is(200).text("/account/id");

        Reply in = nobody.post("/auth/password", Map.of("email", address, "password", PASSWORD))
                .is(200);

        assertThat(in.text("/account/id")).isEqualTo(account);
        Reply wrong = nobody.post("/auth/password", Map.of("email", address, "password", PASSWORD + "!"));
        Reply unknown = nobody.post("/auth/password", Map.of("email", "x" + address, "password", PASSWORD));
        assertThat(wrong.is(ErrorCode.CREDENTIALS_WRONG).json())
                .isEqualTo(unknown.is(ErrorCode.CREDENTIALS_WRONG).json());
    }

    /** Side by side, so that a busy machine slows both. */
    @Test
    void anAddressWithoutAnAccountTakesAsLong() {
        confirm(ask("/auth/register", Map.of("email", address, "password", PASSWORD)))
                .is(200);
        List<Long> known = new ArrayList<>();
        List<Long> unknown = new ArrayList<>();
        for (int n = 0; n < 15; n++) {
            known.add(nanos(address));
            unknown.add(nanos("nobody-" + n + address));
        }

        assertThat((double) median(unknown) / median(known)).isBetween(0.5, 2.0);
    }

    private long nanos(String email) {
        long began = System.nanoTime();
        nobody.post("/auth/password", Map.of("email", email, "password", "wrong one"))
                .is(ErrorCode.CREDENTIALS_WRONG);
        return System.nanoTime() - began;
    }

    private static long median(List<Long> all) {
        return all.stream().sorted().toList().get(all.size() / 2);
    }

    @Test
    void aFloodOfPasswordsIsTurnedAwayInsteadOfWaiting() {
        String body = Api.json(Map.of("email", address, "password", "wrong one"));
        List<CompletableFuture<Reply>> tries = new ArrayList<>();
        for (int n = 0; n < 80; n++) {
            tries.add(nobody.start("POST", "/auth/password", body));
        }

        Set<Integer> statuses =
                tries.stream().map(reply -> reply.join().status()).collect(Collectors.toSet());

        assertThat(statuses).containsExactlyInAnyOrder(401, 503);
        nobody.post("/auth/password", Map.of("email", address, "password", "wrong one"))
                .is(ErrorCode.CREDENTIALS_WRONG);
    }

    @Test
    void aPasswordThatAnotherBrowserChoseIsNotTakenOver() {
        ask("/auth/register", Map.of("email", address, "password", PASSWORD));

        nobody.post("/auth/email/confirm", Map.of("token", letters.link(address)))
                .is(200);

        nobody.post("/auth/password", Map.of("email", address, "password", PASSWORD))
                .is(ErrorCode.CREDENTIALS_WRONG);
    }

    @Test
    void registeringAgainTellsNothingAndChangesNothing() {
        Reply first = ask("/auth/register", Map.of("email", address, "password", PASSWORD));
        confirm(first).is(200);

        Reply second = ask("/auth/register", Map.of("email", address, "password", "another " + PASSWORD));

        assertThat(second.json().fieldNames())
                .toIterable()
                .containsExactlyElementsOf(() -> first.json().fieldNames());
        assertThat(letters.newest(address)).contains("You have one already");
        confirm(second).is(200);
        nobody.post("/auth/password", Map.of("email", address, "password", PASSWORD))
                .is(200);
    }

    @Test
    void refusesPasswordsThatAreTriedFirst() {
        for (String password :
                List.of("short", "password1", "Passw0rd!", "qwertyuiop", "iloveyou123", address, "a".repeat(300))) {
            Reply reply = nobody.post("/auth/register", Map.of("email", address, "password", password))
                    .is(ErrorCode.INVALID_FIELDS);
            assertThat(reply.text("/errors/0/field")).isEqualTo("/password");
        }
        assertThat(SERVER.sql("select 1 from mail_request where address = $1", address)
                        .size())
                .isZero();
    }

    @Test
    void anotherPasswordEndsAllSessions() {
        confirm(ask("/auth/register", Map.of("email", address, "password", PASSWORD)))
                .is(200);
        Reply in = nobody.post("/auth/password", Map.of("email", address, "password", PASSWORD))
                .is(200);
        ask("/auth/password/forgotten", Map.of("email", address));
        Map<String, String> weak = Map.of("token", letters.link(address), "password", "password1");
        Map<String, String> reset = Map.of("token", letters.link(address), "password", "quite another long one");

        nobody.post("/auth/password/reset", weak).is(ErrorCode.INVALID_FIELDS);
        Reply after = nobody.post("/auth/password/reset", reset).is(200);

        nobody.post("/auth/password/reset", reset).is(ErrorCode.LINK_USED);
        nobody.post("/auth/refresh", Map.of("refresh", in.text("/refresh"))).is(ErrorCode.SESSION_ENDED);
        nobody.post("/auth/refresh", Map.of("refresh", after.text("/refresh"))).is(200);
        nobody.post("/auth/password", Map.of("email", address, "password", PASSWORD))
                .is(ErrorCode.CREDENTIALS_WRONG);
        nobody.post("/auth/password", Map.of("email", address, "password", "quite another long one"))
                .is(200);
    }

    @Test
    void whoHasNoAccountIsToldSoByLetterAlone() {
        ask("/auth/password/forgotten", Map.of("email", address, "language", "de"));

        assertThat(letters.newest(address))
                .contains("es gibt kein Konto mit ihr")
                .doesNotContain("#link=");
    }

    @Test
    void changesTheAddressOnceTheNewOneIsProved() {
        Reply in = confirm(ask("/auth/email", Map.of("email", address))).is(200);
        Api me = nobody.as(in.text("/token"));
        String other = "new-" + address;
        Reply asked = me.post("/auth/email/change", Map.of("email", other)).is(202);

        Reply changed = nobody.post(
                        "/auth/email/confirm", Map.of("request", asked.text("/request"), "code", letters.code(other)))
                .is(200);

        assertThat(changed.text("/account/id")).isEqualTo(in.text("/account/id"));
        assertThat(letters.newest(address)).contains("another address");
        Reply taken = me.post("/auth/email/change", Map.of("email", "third-" + address))
                .is(202);
        ask("/auth/email", Map.of("email", "third-" + address));
        nobody.post("/auth/email/confirm", Map.of("token", letters.link("third-" + address)))
                .is(200);
        assertThat(taken.text("/request")).isNotEmpty();
        SERVER.reader("Publisher's")
                .post("/auth/email/change", Map.of("email", other))
                .is(ErrorCode.ROLE_REQUIRED);
    }

    @Test
    void anAddressThatSomebodyElseProvedMeanwhileStaysTheirs() {
        Reply in = confirm(ask("/auth/email", Map.of("email", address))).is(200);
        String other = "theirs-" + address;
        Reply asked = nobody.as(in.text("/token"))
                .post("/auth/email/change", Map.of("email", other))
                .is(202);
        String code = letters.code(other);
        ask("/auth/email", Map.of("email", other));
        nobody.post("/auth/email/confirm", Map.of("token", letters.link(other))).is(200);

        nobody.post("/auth/email/confirm", Map.of("request", asked.text("/request"), "code", code))
                .is(ErrorCode.ADDRESS_TAKEN);
    }

    @Test
    void aNameThatLooksLikeSomebodysIsTaken() {
        confirm(ask("/auth/email", Map.of("email", address, "name", "Paula Popper")))
                .is(200);

        ask("/auth/email", Map.of("email", "x" + address, "name", "РauIa  popper"));
        Reply second = nobody.post("/auth/email/confirm", Map.of("token", letters.link("x" + address)))
                .is(200);
        assertThat(second.text("/account/name")).matches("РauIa  popper \\d{1,4}");
        nobody.post("/auth/guest", Map.of("name", "paula popper")).is(ErrorCode.NAME_TAKEN);
        nobody.post("/auth/guest", Map.of("name", "Paula Hopper")).is(201);
    }

    @Test
    void aThousandGuestsWorkAndOnesOwnFewDoNot() {
        Api at = nobody.at("limited");
        List<Integer> difficulties = new ArrayList<>();
        for (int n = 0; n < 60; n++) {
            difficulties.add(at.post("/auth/challenge", Map.of())
                    .is(200)
                    .json()
                    .path("difficulty")
                    .asInt());
        }

        assertThat(difficulties.subList(0, 2)).containsOnly(0);
        assertThat(difficulties).isSorted();
        assertThat(difficulties.get(59)).isBetween(17, 20);
        Reply refused = at.post("/auth/guest", Map.of("name", "Robot")).is(ErrorCode.PROOF_REQUIRED);
        String challenge = refused.text("/proof/challenge");
        String nonce = work(challenge, Integer.parseInt(refused.text("/proof/difficulty")));
        Map<String, Object> proof = Map.of("challenge", challenge, "nonce", nonce);

        nobody.post("/auth/guest", Map.of("name", "Robot", "proof", proof)).is(ErrorCode.PROOF_WRONG);
        at.post("/auth/guest", Map.of("name", "Robot", "proof", Map.of("challenge", challenge, "nonce", nonce + "x")))
                .is(ErrorCode.PROOF_WRONG);
        at.post("/auth/guest", Map.of("name", "Robot", "proof", proof)).is(201);
        at.post("/auth/guest", Map.of("name", "Robot", "proof", proof)).is(ErrorCode.PROOF_WRONG);
    }

    @Test
    void whatTheSiteDoesNotOfferIsRefused() {
        nobody.at("limited").post("/auth/email", Map.of("email", address)).is(ErrorCode.SIGN_IN_NOT_OFFERED);
        nobody.at("limited")
                .post("/auth/password", Map.of("email", address, "password", PASSWORD))
                .is(ErrorCode.SIGN_IN_NOT_OFFERED);
    }

    private static String work(String challenge, int difficulty) {
        for (int n = 0; ; n++) {
            byte[] hash = io.repartee.account.Digests.sha256(
                    (challenge + ":" + n).getBytes(java.nio.charset.StandardCharsets.UTF_8));
            int first = (hash[0] & 0xFF) << 24 | (hash[1] & 0xFF) << 16 | (hash[2] & 0xFF) << 8 | hash[3] & 0xFF;
            if (Integer.numberOfLeadingZeros(first) >= difficulty) {
                return Integer.toString(n);
            }
        }
    }
}
