package io.repartee.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.repartee.testing.Api;
import io.repartee.testing.Reply;
import io.repartee.testing.SsoToken;
import io.repartee.testing.TestServer;
import io.repartee.web.ErrorCode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What sanctions, roles and sign-outs do to requests, on the node where they were asked for. */
class SanctionIT {
    @RegisterExtension
    static final TestServer SERVER = TestServer.usual();

    private final String page = TestServer.page();
    private final Api ada = SERVER.reader("Ada of " + page);
    private final Api mod = SERVER.moderator("Mod of " + page);
    private final Api admin = admin("Admin of " + page);
    private final String account = Drafts.author(ada, page);

    private static Api admin(String name) {
        return SERVER.anonymous().as(SsoToken.of("daily", name).role("admin").text());
    }

    private Reply sanction(Map<String, Object> sanction) {
        return mod.post("/accounts/" + account + "/sanctions", sanction).is(201);
    }

    private Reply post() {
        return ada.post("/comments", Drafts.comment(page, "hello"));
    }

    private static void eventually(ErrorCode code, java.util.function.Supplier<Reply> call) {
        Awaitility.await()
                .untilAsserted(() ->
                        assertThat(call.get().json().path("code").asText()).isEqualTo(code.code()));
    }

    @Test
    void aBannedAccountWritesNothingButReadsOn() {
        String comment = Drafts.post(ada, page, "before");
        sanction(Drafts.sanction("ban"));

        eventually(ErrorCode.ACCOUNT_BANNED, this::post);
        ada.patch("/comments/" + comment, Drafts.edit("x", 1)).is(ErrorCode.ACCOUNT_BANNED);
        ada.delete("/comments/" + comment).is(ErrorCode.ACCOUNT_BANNED);
        ada.post("/preview", Map.of("body", "x")).is(ErrorCode.ACCOUNT_BANNED);
        ada.get("/thread?page=" + page).is(200);
        ada.get("/mine?page=" + page).is(200);
        ada.get("/comments/" + comment).is(200);
    }

    @Test
    void aLiftedBanIsNone() {
        String id = sanction(Drafts.sanction("ban")).text("/id");
        eventually(ErrorCode.ACCOUNT_BANNED, this::post);

        mod.delete("/accounts/" + account + "/sanctions/" + id).is(204);

        Awaitility.await().until(() -> post().status() == 201);
        mod.delete("/accounts/" + account + "/sanctions/" + id).is(ErrorCode.SANCTION_NOT_FOUND);
    }

    @Test
    void aSuspensionEndsByTimeAlone() {
        Instant end = Instant.now().plusMillis(1_500);
        sanction(Drafts.suspension(end.toString()));
        eventually(ErrorCode.ACCOUNT_SUSPENDED, this::post);

        Awaitility.await().until(() -> post().status() == 201);

        assertThat(Instant.now()).isAfterOrEqualTo(end);
    }

    @Test
    void aWarningIsAcknowledgedBeforeAnythingIsWritten() {
        String id = sanction(Map.of("kind", "warn", "reason", "tone", "message", "Be kind."))
                .text("/id");
        eventually(ErrorCode.WARNING_UNACKNOWLEDGED, this::post);
        Reply refusal = post();
        assertThat(refusal.text("/warning/id")).isEqualTo(id);
        assertThat(refusal.text("/warning/message")).isEqualTo("Be kind.");
        SERVER.reader("Somebody else")
                .send("POST", "/accounts/me/warnings/" + id + "/acknowledge", null)
                .is(ErrorCode.SANCTION_NOT_FOUND);

        ada.send("POST", "/accounts/me/warnings/" + id + "/acknowledge", null).is(204);

        Awaitility.await().until(() -> post().status() == 201);
    }

    @Test
    void onlyVerifiedAddressesOfExactlyTheDomainAreMeant() {
        String domain = page + ".example";
        String id = mod.post("/sanctions", Map.of("domain", domain.toUpperCase(), "kind", "ban", "reason", "spam"))
                .is(201)
                .text("/id");

        eventually(ErrorCode.ACCOUNT_BANNED, () -> posts("a@" + domain, true));
        posts("b@" + domain, false).is(201);
        posts("c@sub." + domain, true).is(201);
        posts("d@x" + domain, true).is(201);
        posts(domain, true).is(201);
        SERVER.anonymous()
                .as(mail("e@" + domain, true).role("moderator").text())
                .post("/comments", Drafts.comment(page, "x"))
                .is(201);
        mod.delete("/sanctions/" + id).is(204);
        Awaitility.await().until(() -> posts("a@" + domain, true).status() == 201);
    }

    private SsoToken mail(String address, boolean verified) {
        return SsoToken.of("daily", "Holder of " + address)
                .claim("email", address)
                .claim("email_verified", verified);
    }

    private Reply posts(String address, boolean verified) {
        return SERVER.anonymous().as(mail(address, verified).text()).post("/comments", Drafts.comment(page, "x"));
    }

    @Test
    void keepsNoAddressOfMail() {
        posts("secret@kept.example", true).is(201);

        assertThat(SERVER.sql(
                        "select 1 from account a where a::text like '%kept.example%' and name not like 'Holder%'"))
                .isEmpty();
        assertThat(SERVER.sql("select 1 from sanction s where s::text like '%kept.example%'"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Moderator, moderator, moderator, role_required",
        "Moderator, moderator, admin,     role_required",
        "Admin,     admin,     admin,     role_required",
        "Admin,     admin,     moderator, ",
        "Moderator, moderator, reader,    "
    })
    void nobodySanctionsTheirEquals(String name, String role, String theirs, String refusal) {
        Api target = SERVER.anonymous()
                .as(SsoToken.of("daily", theirs + " of " + page).role(theirs).text());
        String victim = Drafts.author(target, page);
        Api who = SERVER.anonymous()
                .as(SsoToken.of("daily", name + " over " + page).role(role).text());

        Reply reply = who.post("/accounts/" + victim + "/sanctions", Drafts.sanction("ban"));

        if (refusal == null) {
            String id = reply.is(201).text("/id");
            who.delete("/accounts/" + victim + "/sanctions/" + id).is(204);
        } else {
            reply.is(ErrorCode.ROLE_REQUIRED);
        }
    }

    @Test
    void nobodySanctionsThemselvesOrAnotherSitesAccount() {
        String own = Drafts.author(mod, page);
        mod.post("/accounts/" + own + "/sanctions", Drafts.sanction("premoderate"))
                .is(ErrorCode.OWN_ACCOUNT);
        admin.send("POST", "/accounts/" + Drafts.author(admin, page) + "/sign-out", null)
                .is(ErrorCode.OWN_ACCOUNT);
        SERVER.strictModerator("Mo")
                .post("/accounts/" + account + "/sanctions", Drafts.sanction("ban"))
                .is(ErrorCode.ACCOUNT_NOT_FOUND);
        SERVER.strictModerator("Mo").get("/accounts/" + account).is(ErrorCode.ACCOUNT_NOT_FOUND);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"kind\":\"exile\",\"reason\":\"x\"} | /kind",
                "{\"kind\":\"ban\"} | /reason",
                "{\"kind\":\"ban\",\"reason\":\"Not A Code\"} | /reason",
                "{\"kind\":\"ban\",\"reason\":\"x\",\"until\":\"2099-01-01T00:00:00Z\"} | /until",
                "{\"kind\":\"suspend\",\"reason\":\"x\"} | /until",
                "{\"kind\":\"suspend\",\"reason\":\"x\",\"until\":\"2001-01-01T00:00:00Z\"} | /until",
                "{\"kind\":\"suspend\",\"reason\":\"x\",\"until\":\"soon\"} | /until"
            })
    void aSanctionIsSaidProperly(String body, String field) {
        Reply reply =
                mod.send("POST", "/accounts/" + account + "/sanctions", body).is(ErrorCode.INVALID_FIELDS);

        assertThat(reply.text("/errors/0/field")).isEqualTo(field);
    }

    @Test
    void aDomainIsSaidProperlyAndCannotBeWarned() {
        for (String domain : List.of("", "a", "a b.example", "x@a.example", "-a.example", "a..example")) {
            mod.post("/sanctions", Map.of("domain", domain, "kind", "ban", "reason", "x"))
                    .is(ErrorCode.INVALID_FIELDS);
        }
        mod.post("/sanctions", Map.of("domain", "a.example", "kind", "warn", "reason", "x"))
                .is(ErrorCode.INVALID_FIELDS);
    }

    @Test
    void everySanctionIsListedAndOnTheAccountsFile() {
        String first = sanction(Drafts.sanction("premoderate")).text("/id");
        String second = sanction(Map.of("kind", "warn", "reason", "tone", "note", "for us"))
                .text("/id");
        mod.delete("/accounts/" + account + "/sanctions/" + first).is(204);
        mod.post("/accounts/" + account + "/notes", Map.of("text", " Called in. "))
                .is(201);

        Reply file = mod.get("/accounts/" + account).is(200);

        assertThat(file.each("/sanctions", "id")).containsExactly(second, first);
        assertThat(file.each("/sanctions", "active")).containsExactly("true", "false");
        assertThat(file.at("/sanctions/0/note").asText()).isEqualTo("for us");
        assertThat(file.each("/notes", "text")).containsExactly("Called in.");
        assertThat(file.at("/record/published").asInt()).isEqualTo(1);
        assertThat(file.text("/trust")).isEqualTo("new");
        Awaitility.await()
                .untilAsserted(() -> assertThat(mod.get("/accounts/" + account).at("/standing"))
                        .hasToString("[\"warn\"]"));
        assertThat(mod.get("/sanctions?limit=200").each("/items", "id"))
                .contains(second)
                .doesNotContain(first);
        assertThat(mod.get("/sanctions?active=false&limit=200").each("/items", "id"))
                .contains(first, second);
        assertThat(mod.get("/accounts/" + account + "/notes").each("/items", "text"))
                .containsExactly("Called in.");
    }

    @Test
    void pagesOfSanctionsFollowEachOther() {
        String first = sanction(Drafts.sanction("premoderate")).text("/id");
        String second = sanction(Drafts.sanction("premoderate")).text("/id");

        Reply page = mod.get("/sanctions?limit=1").is(200);

        assertThat(page.each("/items", "id")).containsExactly(second);
        assertThat(mod.get("/sanctions?limit=1&after=" + page.text("/next")).each("/items", "id"))
                .containsExactly(first);
    }

    @Test
    void aRoleGivenHereCountsWithAnyTokenAndSoDoesOneTakenAway() {
        admin.send("PUT", "/accounts/" + account + "/role", "{\"role\":\"moderator\"}")
                .is(200);
        Awaitility.await().until(() -> ada.get("/queues").status() == 200);
        ada.get("/settings").is(ErrorCode.ROLE_REQUIRED);

        String moderator = Drafts.author(mod, page);
        Reply lowered = admin.send(
                        "PUT", "/accounts/" + moderator + "/role", "{\"role\":\"reader\",\"bound\":\"at_most\"}")
                .is(200);
        assertThat(lowered.text("/role")).isEqualTo("reader");
        eventually(ErrorCode.ROLE_REQUIRED, () -> mod.get("/queues"));
        mod.post("/comments", Drafts.comment(page, "still a reader")).is(201);

        admin.send("PUT", "/accounts/" + moderator + "/role", "{\"role\":null}").is(200);
        Awaitility.await().until(() -> mod.get("/queues").status() == 200);
    }

    @Test
    void whoSignsOutEverywhereNeedsANewToken() {
        ada.send("POST", "/accounts/me/sign-out", null).is(204);

        eventually(ErrorCode.TOKEN_REVOKED, this::post);
        ada.get("/mine?page=" + page).is(ErrorCode.TOKEN_REVOKED);
        ada.get("/thread?page=" + page).is(200);
        Awaitility.await()
                .until(() -> SERVER.reader("Ada of " + page)
                                .post("/comments", Drafts.comment(page, "back"))
                                .status()
                        == 201);
    }

    @Test
    void anAdminSignsSomebodyOut() {
        admin.send("POST", "/accounts/" + account + "/sign-out", null).is(204);

        eventually(ErrorCode.TOKEN_REVOKED, this::post);
        assertThat(admin.get("/accounts/" + account).at("/signedOutAt").isNull())
                .isFalse();
    }
}
