package io.repartee.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.repartee.testing.Api;
import io.repartee.testing.Reply;
import io.repartee.testing.SsoToken;
import io.repartee.testing.TestServer;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who may call what: every kind of caller at every address, one table. All callers of a row call at once. */
class AccessMatrixIT {
    @RegisterExtension
    static final TestServer SERVER = TestServer.usual();

    /** Those who call wait for the server more than they work. */
    private static final ExecutorService ALL_AT_ONCE = Executors.newFixedThreadPool(Who.values().length);

    @AfterAll
    static void end() {
        ALL_AT_ONCE.shutdown();
    }

    /** Who calls; AUTHOR wrote the comments that the calls are about. */
    enum Who {
        NOBODY,
        GUEST,
        READER,
        AUTHOR,
        MODERATOR,
        ADMIN,
        ELSEWHERE,
        EXPIRED;

        Api api() {
            return api("");
        }

        /** @param suffix makes other people of those who can be many */
        Api api(String suffix) {
            Api nobody = SERVER.anonymous();
            return switch (this) {
                case NOBODY -> nobody;
                case GUEST ->
                    nobody.as(
                            nobody.post("/auth/guest", Map.of("name", "Guest")).text("/token"));
                case READER -> SERVER.reader("Reader" + suffix);
                case AUTHOR -> SERVER.reader("Author" + suffix);
                case MODERATOR -> SERVER.moderator("Moderator" + suffix);
                case ADMIN ->
                    nobody.as(
                            SsoToken.of("daily", "Admin" + suffix).role("admin").text());
                case ELSEWHERE ->
                    nobody.as(
                            SsoToken.of("strict", "Moderator").role("moderator").text());
                case EXPIRED ->
                    nobody.as(SsoToken.of("daily", "Author")
                            .role("admin")
                            .expired()
                            .text());
            };
        }
    }

    private interface Attempt {
        Reply by(Api who, Stage stage);
    }

    private static final String SERVER_SIDE = "/api/v1/server";

    /** Nobody of a site is somebody of the server. */
    private static final String OPERATORS_ALONE = "token_missing" + " token_invalid".repeat(7);

    /** A call, and what it answers to NOBODY, GUEST, READER, AUTHOR, MODERATOR, ADMIN, ELSEWHERE and EXPIRED. */
    private enum Call {
        SITE((who, stage) -> who.get(""), "200 200 200 200 200 200 200 200"),
        THREAD((who, stage) -> who.get("/thread?page=" + stage.page()), "200 200 200 200 200 200 200 200"),
        STREAM(
                (who, stage) -> who.get("/stream?wait=0&stream=thread:" + stage.page()),
                "200 200 200 200 200 200 token_invalid token_expired"),
        STREAM_OF_SITE(
                (who, stage) -> who.get("/stream?wait=0&stream=site"),
                "token_missing role_required role_required role_required 200 200 token_invalid token_expired"),
        STREAM_OF_ME(
                (who, stage) -> who.get("/stream?wait=0&stream=me"),
                "token_missing 200 200 200 200 200 token_invalid token_expired"),
        COUNTS((who, stage) -> who.get("/counts?page=" + stage.page()), "200 200 200 200 200 200 200 200"),
        COUNTS_OF(
                (who, stage) -> who.post("/counts", Map.of("pages", List.of(stage.page()))),
                "200 200 200 200 200 200 200 200"),
        REPLIES(
                (who, stage) -> who.get("/comments/" + stage.published() + "/replies"),
                "200 200 200 200 200 200 200 200"),
        COMMENT(
                (who, stage) -> who.get("/comments/" + stage.published()),
                "200 200 200 200 200 200 token_invalid token_expired"),
        REMOVED_COMMENT(
                (who, stage) -> who.get("/comments/" + stage.removed()),
                "comment_not_found comment_not_found comment_not_found 200 200 200 token_invalid token_expired"),
        MINE(
                (who, stage) -> who.get("/mine?page=" + stage.page()),
                "token_missing 200 200 200 200 200 token_invalid token_expired"),
        TALLIES((who, stage) -> who.get("/tallies?page=" + stage.page()), "200 200 200 200 200 200 200 200"),
        DISCUSSED((who, stage) -> who.get("/discussed"), "200 200 200 200 200 200 200 200"),
        TRENDING((who, stage) -> who.get("/trending"), "200 200 200 200 200 200 200 200"),
        LATEST((who, stage) -> who.get("/latest"), "200 200 200 200 200 200 200 200"),
        RELATED((who, stage) -> who.get("/related?page=" + stage.page()), "200 200 200 200 200 200 200 200"),
        PIN(
                (who, stage) -> who.send("PUT", "/comments/" + stage.published() + "/pin", "{\"on\":true}"),
                "token_missing role_required role_required role_required 200 200 token_invalid token_expired"),
        FEATURE(
                (who, stage) -> who.send("PUT", "/comments/" + stage.published() + "/feature", "{\"on\":true}"),
                "token_missing role_required role_required role_required 200 200 token_invalid token_expired"),
        BADGES(
                (who, stage) ->
                        who.send("PUT", "/accounts/" + stage.offender() + "/badges", "{\"badges\":[\"staff\"]}"),
                "token_missing role_required role_required role_required role_required 200 token_invalid token_expired"),
        PAGE_OF_EDITORS(
                (who, stage) -> who.get("/pages?page=" + stage.page()),
                "token_missing role_required role_required role_required 200 200 token_invalid token_expired"),
        EDIT_PAGE(
                (who, stage) ->
                        who.send("PUT", "/pages", "{\"page\":{\"key\":\"" + stage.page() + "\"},\"question\":\"?\"}"),
                "token_missing role_required role_required role_required 200 200 token_invalid token_expired"),
        VOTE(
                (who, stage) -> who.send("PUT", "/comments/" + stage.published() + "/vote", "{\"value\":1}"),
                "token_missing 200 200 own_comment 200 200 token_invalid token_expired"),
        VOTE_REMOVED(
                (who, stage) -> who.send("PUT", "/comments/" + stage.removed() + "/vote", "{\"value\":1}"),
                "token_missing comment_not_found comment_not_found status_conflict status_conflict status_conflict"
                        + " token_invalid token_expired"),
        REACT(
                (who, stage) -> who.send(
                        "PUT", "/comments/" + stage.published() + "/reactions", "{\"reaction\":\"clap\",\"on\":false}"),
                "token_missing 200 200 own_comment 200 200 token_invalid token_expired"),
        REACT_TO_PAGE(
                (who, stage) -> who.send(
                        "PUT",
                        "/reactions",
                        "{\"page\":{\"key\":\"" + stage.page() + "\"},\"reaction\":\"clap\",\"on\":false}"),
                "token_missing 200 200 200 200 200 token_invalid token_expired"),
        POST(
                (who, stage) -> who.post("/comments", Drafts.comment(stage.page(), "hello")),
                "token_missing 201 201 201 201 201 token_invalid token_expired"),
        REPLY_TO_REMOVED(
                (who, stage) -> who.post("/comments", Drafts.reply(stage.page(), stage.removed(), "hello")),
                "token_missing parent_not_visible parent_not_visible parent_not_visible parent_not_visible"
                        + " parent_not_visible token_invalid token_expired"),
        PREVIEW(
                (who, stage) -> who.post("/preview", Map.of("body", "hello")),
                "token_missing 200 200 200 200 200 token_invalid token_expired"),
        EDIT(
                (who, stage) -> who.patch("/comments/" + stage.published(), Drafts.edit("other", 1)),
                "token_missing not_author not_author 200 not_author not_author token_invalid token_expired"),
        EDIT_REMOVED(
                (who, stage) -> who.patch("/comments/" + stage.removed(), Drafts.edit("other", 1)),
                "token_missing comment_not_found comment_not_found status_conflict not_author not_author"
                        + " token_invalid token_expired"),
        DELETE(
                (who, stage) -> who.delete("/comments/" + stage.published()),
                "token_missing not_author not_author 204 204 204 token_invalid token_expired"),
        DELETE_REMOVED(
                (who, stage) -> who.delete("/comments/" + stage.removed()),
                "token_missing comment_not_found comment_not_found 204 204 204 token_invalid token_expired"),
        QUEUES(
                (who, stage) -> who.get("/queues"),
                "token_missing role_required role_required role_required 200 200 token_invalid token_expired"),
        QUEUE(
                (who, stage) -> who.get("/queues/rejected"),
                "token_missing role_required role_required role_required 200 200 token_invalid token_expired"),
        DECIDE(
                (who, stage) -> who.post("/decisions", Drafts.decision("reject", stage.published(), 1, "published")),
                "token_missing role_required role_required role_required 200 200 token_invalid token_expired"),
        UNDO(
                (who, stage) -> who.send("POST", "/decisions/" + stage.decision() + "/undo", null),
                "token_missing role_required role_required role_required 200 200 token_invalid token_expired"),
        HISTORY(
                (who, stage) -> who.get("/comments/" + stage.published() + "/history"),
                "token_missing role_required role_required role_required 200 200 token_invalid token_expired"),
        ACCOUNT_COMMENTS(
                (who, stage) -> who.get("/accounts/" + stage.offender() + "/comments"),
                "token_missing role_required role_required role_required 200 200 token_invalid token_expired"),
        REJECT_ALL(
                (who, stage) -> who.post(
                        "/accounts/" + stage.offender() + "/reject-all", Map.of("statuses", List.of("published"))),
                "token_missing role_required role_required role_required 200 200 token_invalid token_expired"),
        REDACT(
                (who, stage) -> who.send(
                        "PUT",
                        "/comments/" + stage.published() + "/redactions",
                        "{\"revision\":1,\"expect\":\"published\",\"spans\":[{\"from\":0,\"to\":1}]}"),
                "token_missing role_required role_required role_required 200 200 token_invalid token_expired"),
        CLAIM(
                (who, stage) -> who.send("PUT", "/claims/" + stage.published(), "{\"kind\":\"claimed\"}"),
                "token_missing role_required role_required role_required 200 200 token_invalid token_expired"),
        UNCLAIM(
                (who, stage) -> who.delete("/claims/" + stage.published()),
                "token_missing role_required role_required role_required 204 204 token_invalid token_expired"),
        CLAIM_NEXT(
                (who, stage) -> who.post("/claims/next", Map.of("queue", "pending")),
                "token_missing role_required role_required role_required 200 200 token_invalid token_expired"),
        REPORT(
                (who, stage) -> who.post("/comments/" + stage.published() + "/reports", Map.of("reason", "spam")),
                "token_missing 201 201 own_comment 201 201 token_invalid token_expired"),
        REPORT_REMOVED(
                (who, stage) -> who.post("/comments/" + stage.removed() + "/reports", Map.of("reason", "spam")),
                "token_missing comment_not_found comment_not_found status_conflict status_conflict status_conflict"
                        + " token_invalid token_expired"),
        REPORTS(
                (who, stage) -> who.get("/comments/" + stage.published() + "/reports"),
                "token_missing role_required role_required role_required 200 200 token_invalid token_expired"),
        ILLEGAL_CONTENT(
                (who, stage) -> who.post("/comments/" + stage.published() + "/illegal-content", Stage.NOTICE),
                "201 201 201 201 201 201 token_invalid token_expired"),
        NOTICE(
                (who, stage) -> who.get("/notices/" + stage.published() + "?token=guessed"),
                "not_found not_found not_found not_found not_found not_found not_found not_found"),
        FORGET_NOTIFIER(
                (who, stage) -> who.delete("/notices/" + stage.published() + "/notifier"),
                "token_missing role_required role_required role_required role_required not_found"
                        + " token_invalid token_expired"),
        SANCTION(
                (who, stage) ->
                        who.post("/accounts/" + stage.offender() + "/sanctions", Drafts.sanction("premoderate")),
                "token_missing role_required role_required role_required 201 201 token_invalid token_expired"),
        LIFT_SANCTION(
                (who, stage) -> who.delete("/accounts/" + stage.offender() + "/sanctions/" + stage.sanction()),
                "token_missing role_required role_required role_required 204 204 token_invalid token_expired"),
        ACKNOWLEDGE(
                (who, stage) -> who.send("POST", "/accounts/me/warnings/" + stage.sanction() + "/acknowledge", null),
                "token_missing sanction_not_found sanction_not_found sanction_not_found sanction_not_found"
                        + " sanction_not_found token_invalid token_expired"),
        ACCOUNT(
                (who, stage) -> who.get("/accounts/" + stage.offender()),
                "token_missing role_required role_required role_required 200 200 token_invalid token_expired"),
        STAFF(
                (who, stage) -> who.get("/accounts"),
                "token_missing role_required role_required role_required role_required 200 token_invalid token_expired"),
        NOTES(
                (who, stage) -> who.get("/accounts/" + stage.offender() + "/notes"),
                "token_missing role_required role_required role_required 200 200 token_invalid token_expired"),
        NOTE(
                (who, stage) -> who.post("/accounts/" + stage.offender() + "/notes", Map.of("text", "again")),
                "token_missing role_required role_required role_required 201 201 token_invalid token_expired"),
        ROLE(
                (who, stage) -> who.send("PUT", "/accounts/" + stage.offender() + "/role", "{\"role\":null}"),
                "token_missing role_required role_required role_required role_required 200 token_invalid token_expired"),
        SIGN_OUT(
                (who, stage) -> who.send("POST", "/accounts/" + stage.bystander() + "/sign-out", null),
                "token_missing role_required role_required role_required role_required 204 token_invalid token_expired"),
        SIGN_OUT_MYSELF(
                (who, stage) -> who.send("POST", "/accounts/me/sign-out", null),
                "token_missing 204 204 204 204 204 token_invalid token_expired"),
        SIGN_IN_PAGE((who, stage) -> who.get("/sign-in"), "200 200 200 200 200 200 200 200"),
        CHALLENGE((who, stage) -> who.post("/auth/challenge", Map.of()), "200 200 200 200 200 200 200 200"),
        BY_MAIL(
                (who, stage) -> who.post("/auth/email", Map.of("email", "ann@daily.example")),
                "sign_in_not_offered sign_in_not_offered sign_in_not_offered sign_in_not_offered sign_in_not_offered sign_in_not_offered sign_in_not_offered sign_in_not_offered"),
        REGISTER(
                (who, stage) -> who.post(
                        "/auth/register", Map.of("email", "ann@daily.example", "password", "a long one of my own")),
                "sign_in_not_offered sign_in_not_offered sign_in_not_offered sign_in_not_offered sign_in_not_offered sign_in_not_offered sign_in_not_offered sign_in_not_offered"),
        BY_PASSWORD(
                (who, stage) -> who.post(
                        "/auth/password", Map.of("email", "ann@daily.example", "password", "a long one of my own")),
                "sign_in_not_offered sign_in_not_offered sign_in_not_offered sign_in_not_offered sign_in_not_offered sign_in_not_offered sign_in_not_offered sign_in_not_offered"),
        FORGOTTEN(
                (who, stage) -> who.post("/auth/password/forgotten", Map.of("email", "ann@daily.example")),
                "sign_in_not_offered sign_in_not_offered sign_in_not_offered sign_in_not_offered sign_in_not_offered sign_in_not_offered sign_in_not_offered sign_in_not_offered"),
        CONFIRM_MAIL(
                (who, stage) -> who.post("/auth/email/confirm", Map.of("token", "x")),
                "link_invalid link_invalid link_invalid link_invalid link_invalid link_invalid link_invalid link_invalid"),
        RESET_PASSWORD(
                (who, stage) ->
                        who.post("/auth/password/reset", Map.of("token", "x", "password", "a long one of my own")),
                "link_invalid link_invalid link_invalid link_invalid link_invalid link_invalid link_invalid link_invalid"),
        CHANGE_ADDRESS(
                (who, stage) -> who.post("/auth/email/change", Map.of("email", "ann@daily.example")),
                "token_missing role_required role_required role_required role_required role_required token_invalid"
                        + " token_expired"),
        REFRESH(
                (who, stage) -> who.post("/auth/refresh", Map.of("refresh", "rr_x")),
                "refresh_invalid refresh_invalid refresh_invalid refresh_invalid refresh_invalid refresh_invalid"
                        + " refresh_invalid refresh_invalid"),
        END_OWN_SESSION(
                (who, stage) -> who.post("/auth/sign-out", Map.of()),
                "token_missing 204 204 204 204 204 token_invalid token_expired"),
        SESSIONS(
                (who, stage) -> who.get("/auth/sessions"),
                "token_missing 200 200 200 200 200 token_invalid token_expired"),
        END_SESSION(
                (who, stage) -> who.delete("/auth/sessions/" + stage.published()),
                "token_missing session_not_found session_not_found session_not_found session_not_found"
                        + " session_not_found token_invalid token_expired"),
        END_SESSIONS(
                (who, stage) -> who.delete("/auth/sessions"),
                "token_missing 204 204 204 204 204 token_invalid token_expired"),
        ME((who, stage) -> who.get("/accounts/me"), "token_missing 200 200 200 200 200 token_invalid token_expired"),
        MY_COMMENTS(
                (who, stage) -> who.get("/accounts/me/comments"),
                "token_missing 200 200 200 200 200 token_invalid token_expired"),
        MY_DATA(
                (who, stage) -> who.get("/accounts/me/export"),
                "token_missing 200 200 200 200 200 token_invalid token_expired"),
        ERASE_MYSELF(
                (who, stage) -> who.delete("/accounts/me"),
                "token_missing 202 202 202 202 202 token_invalid token_expired"),
        ERASE(
                (who, stage) -> who.delete("/accounts/" + new java.util.UUID(0, 1)),
                "token_missing role_required role_required role_required role_required account_not_found token_invalid"
                        + " token_expired"),
        PROFILE(
                (who, stage) -> who.get("/profiles/" + stage.offender()),
                "200 200 200 200 200 200 token_invalid token_expired"),
        PROFILE_COMMENTS(
                (who, stage) -> who.get("/profiles/" + stage.offender() + "/comments"),
                "200 200 200 200 200 200 token_invalid token_expired"),
        MUTES((who, stage) -> who.get("/mutes"), "token_missing 200 200 200 200 200 token_invalid token_expired"),
        MUTE(
                (who, stage) -> who.send("PUT", "/mutes/" + stage.offender(), null),
                "token_missing 204 204 204 204 204 token_invalid token_expired"),
        UNMUTE(
                (who, stage) -> who.delete("/mutes/" + stage.offender()),
                "token_missing 204 204 204 204 204 token_invalid token_expired"),
        THREAD_HTML((who, stage) -> who.get("/thread.html?page=" + stage.page()), "200 200 200 200 200 200 200 200"),
        THREAD_FEED((who, stage) -> who.get("/thread.atom?page=" + stage.page()), "200 200 200 200 200 200 200 200"),
        SITE_FEED((who, stage) -> who.get("/comments.atom"), "200 200 200 200 200 200 200 200"),
        OEMBED(
                (who, stage) -> who.get("/oembed?url=https%3A%2F%2Fwww.daily.example%2Fnowhere"),
                "comment_not_found comment_not_found comment_not_found comment_not_found comment_not_found"
                        + " comment_not_found comment_not_found comment_not_found"),
        SANCTIONS(
                (who, stage) -> who.get("/sanctions"),
                "token_missing role_required role_required role_required 200 200 token_invalid token_expired"),
        SANCTION_DOMAIN(
                (who, stage) ->
                        who.post("/sanctions", Map.of("domain", "b.example", "kind", "premoderate", "reason", "spam")),
                "token_missing role_required role_required role_required 201 201 token_invalid token_expired"),
        LIFT_DOMAIN(
                (who, stage) -> who.delete("/sanctions/" + stage.domain()),
                "token_missing role_required role_required role_required 204 204 token_invalid token_expired"),
        STATEMENT(
                (who, stage) -> who.get("/comments/" + stage.removed() + "/statement"),
                "token_missing comment_not_found comment_not_found 200 not_author not_author token_invalid token_expired"),
        APPEAL(
                (who, stage) -> who.post("/comments/" + stage.removed() + "/appeal", Map.of("body", "why?")),
                "token_missing comment_not_found comment_not_found 201 not_author not_author token_invalid token_expired"),
        APPEALS(
                (who, stage) -> who.get("/appeals"),
                "token_missing role_required role_required role_required 200 200 token_invalid token_expired"),
        DECIDE_APPEAL(
                (who, stage) -> who.post("/appeals/" + stage.decision() + "/decide", Map.of("outcome", "upheld")),
                "token_missing role_required role_required role_required not_found not_found token_invalid token_expired"),
        PREFERENCES(
                (who, stage) -> who.get("/preferences"),
                "token_missing 200 200 200 200 200 token_invalid token_expired"),
        SET_PREFERENCES(
                (who, stage) -> who.send("PUT", "/preferences", "{}"),
                "token_missing 200 200 200 200 200 token_invalid token_expired"),
        CONFIRM_MAILING(
                (who, stage) -> who.send("POST", "/mail/confirm?k=" + stage.published() + ".guessed", null),
                "not_found not_found not_found not_found not_found not_found not_found not_found"),
        ASK_TO_CONFIRM_MAIL(
                (who, stage) -> who.get("/mail/confirm?k=" + stage.published() + ".guessed"),
                "200 200 200 200 200 200 200 200"),
        UNSUBSCRIBE(
                (who, stage) -> who.send("POST", "/mail/unsubscribe?k=" + stage.published() + ".guessed", null),
                "not_found not_found not_found not_found not_found not_found not_found not_found"),
        ASK_TO_UNSUBSCRIBE(
                (who, stage) -> who.get("/mail/unsubscribe?k=" + stage.published() + ".guessed"),
                "200 200 200 200 200 200 200 200"),
        WEBHOOKS((who, stage) -> who.get("/webhooks"), onlyAdmins("200")),
        CREATE_WEBHOOK(
                (who, stage) -> who.post("/webhooks", Map.of("url", "ftp://a.example")), onlyAdmins("invalid_fields")),
        WEBHOOK((who, stage) -> who.get("/webhooks/" + stage.published()), onlyAdmins("not_found")),
        CHANGE_WEBHOOK(
                (who, stage) -> who.patch("/webhooks/" + stage.published(), Map.of("enabled", false)),
                onlyAdmins("not_found")),
        DELETE_WEBHOOK((who, stage) -> who.delete("/webhooks/" + stage.published()), onlyAdmins("not_found")),
        WEBHOOK_SECRET(
                (who, stage) -> who.send("POST", "/webhooks/" + stage.published() + "/secret", null),
                onlyAdmins("not_found")),
        WEBHOOK_DELIVERIES(
                (who, stage) -> who.get("/webhooks/" + stage.published() + "/deliveries"), onlyAdmins("not_found")),
        REPLAY_WEBHOOK(
                (who, stage) -> who.send("POST", "/webhooks/" + stage.published() + "/replay", null),
                onlyAdmins("not_found")),
        REPLAY_DELIVERY(
                (who, stage) -> who.send("POST", "/webhooks/" + stage.published() + "/deliveries/1/replay", null),
                onlyAdmins("not_found")),
        INBOX((who, stage) -> who.get("/inbox"), "token_missing 200 200 200 200 200 token_invalid token_expired"),
        READ_INBOX(
                (who, stage) -> who.post("/inbox/read", Map.of("upTo", "0")),
                "token_missing 200 200 200 200 200 token_invalid token_expired"),
        FOLLOWS((who, stage) -> who.get("/follows"), "token_missing 200 200 200 200 200 token_invalid token_expired"),
        FOLLOW(
                (who, stage) -> who.post("/follows", Map.of("kind", "thread", "target", stage.page())),
                "token_missing 204 204 204 204 204 token_invalid token_expired"),
        UNFOLLOW(
                (who, stage) -> who.delete("/follows/thread/" + stage.page()),
                "token_missing 204 204 204 204 204 token_invalid token_expired"),
        MENTIONS(
                (who, stage) -> who.get("/mentions?q=a&page=" + stage.page()),
                "token_missing 200 200 200 200 200 token_invalid token_expired"),
        FIREHOSE((who, stage) -> who.send("HEAD", "/firehose", null), "401 403 403 403 403 200 401 401"),
        AUDIT(
                (who, stage) -> who.get("/audit"),
                "token_missing role_required role_required role_required 200 200 token_invalid token_expired"),
        AUDIT_EXPORT(
                (who, stage) -> who.get("/audit/export"),
                "token_missing role_required role_required role_required role_required 200 token_invalid token_expired"),
        MOVE_PAGES(
                (who, stage) -> who.post(
                        "/pages/move", Map.of("prefix", Map.of("from", "nothing", "to", "else"), "dryRun", true)),
                "token_missing role_required role_required role_required role_required 200 token_invalid token_expired"),
        PAGE_MOVES(
                (who, stage) -> who.get("/pages/moves"),
                "token_missing role_required role_required role_required role_required 200 token_invalid token_expired"),
        UNDO_PAGE_MOVE(
                (who, stage) -> who.post("/pages/moves/" + stage.decision() + "/undo", Map.of()),
                "token_missing role_required role_required role_required role_required not_found token_invalid token_expired"),
        EXPORT(
                (who, stage) -> who.get("/export"),
                "token_missing role_required role_required role_required role_required 200 token_invalid token_expired"),
        IMPORTS(
                (who, stage) -> who.get("/imports"),
                "token_missing role_required role_required role_required role_required 200 token_invalid token_expired"),
        NEW_IMPORT(
                (who, stage) -> who.post("/imports", Map.of("name", "a.xml", "bytes", 1)),
                "token_missing role_required role_required role_required role_required 201 token_invalid token_expired"),
        IMPORT(
                (who, stage) -> who.get("/imports/" + stage.decision()),
                "token_missing role_required role_required role_required role_required not_found token_invalid token_expired"),
        APPEND_IMPORT(
                (who, stage) -> who.put("/imports/" + stage.decision() + "/content?at=0", new byte[] {1}),
                "token_missing role_required role_required role_required role_required not_found token_invalid token_expired"),
        RUN_IMPORT(
                (who, stage) -> who.post("/imports/" + stage.decision() + "/run", Map.of()),
                "token_missing role_required role_required role_required role_required not_found token_invalid token_expired"),
        CANCEL_IMPORT(
                (who, stage) -> who.post("/imports/" + stage.decision() + "/cancel", Map.of()),
                "token_missing role_required role_required role_required role_required not_found token_invalid token_expired"),
        FORGET_IMPORT(
                (who, stage) -> who.delete("/imports/" + stage.decision()),
                "token_missing role_required role_required role_required role_required not_found token_invalid token_expired"),
        STATISTICS(
                (who, stage) -> who.get("/statistics"),
                "token_missing role_required role_required role_required 200 200 token_invalid token_expired"),
        SETTINGS(
                (who, stage) -> who.get("/settings"),
                "token_missing role_required role_required role_required role_required 200 token_invalid token_expired"),
        CHANGE_SETTINGS(
                (who, stage) -> who.send("PUT", "/settings", "{\"revision\":-1,\"policy\":{}}"),
                "token_missing role_required role_required role_required role_required settings_conflict token_invalid"
                        + " token_expired"),
        TRY_OUT_SETTINGS(
                (who, stage) -> who.post("/settings/dry-run", Map.of("policy", Map.of())),
                "token_missing role_required role_required role_required role_required 200 token_invalid token_expired"),
        SPAM_MODEL(
                (who, stage) -> who.get("/spam-model"),
                "token_missing role_required role_required role_required 200 200 token_invalid token_expired"),
        OLD_LINK(
                (who, stage) -> who.get("/imported?anchor=comment-1&page=" + stage.page()),
                "comment_not_found comment_not_found comment_not_found comment_not_found comment_not_found"
                        + " comment_not_found comment_not_found comment_not_found"),
        REMARK_CONFIG((who, stage) -> who.get("/remark42/daily/api/v1/config"), "200 200 200 200 200 200 200 200"),
        REMARK_STATUS((who, stage) -> who.get("/remark42/daily/auth/status"), "200 200 200 200 200 200 200 200"),
        REMARK_FIND(
                (who, stage) -> who.get("/remark42/daily/api/v1/find?url=" + stage.page()),
                "200 200 200 200 200 200 200 200"),
        REMARK_ID(
                (who, stage) -> who.get("/remark42/daily/api/v1/id/" + stage.published()),
                "200 200 200 200 200 200 200 200"),
        REMARK_LAST((who, stage) -> who.get("/remark42/daily/api/v1/last/5"), "200 200 200 200 200 200 200 200"),
        REMARK_COUNT(
                (who, stage) -> who.get("/remark42/daily/api/v1/count?url=" + stage.page()),
                "200 200 200 200 200 200 200 200"),
        REMARK_COUNTS(
                (who, stage) -> who.post("/remark42/daily/api/v1/counts", List.of(stage.page())),
                "200 200 200 200 200 200 200 200"),
        REMARK_INFO(
                (who, stage) -> who.get("/remark42/daily/api/v1/info?url=" + stage.page()),
                "200 200 200 200 200 200 200 200"),
        REMARK_LIST((who, stage) -> who.get("/remark42/daily/api/v1/list"), "200 200 200 200 200 200 200 200"),
        GUEST((who, stage) -> who.post("/auth/guest", Map.of("name", "Guest")), "201 201 201 201 201 201 201 201"),
        TO_SERVICE(
                (who, stage) -> who.post("/auth/providers/nobody", Map.of()),
                "sign_in_not_offered" + " sign_in_not_offered".repeat(7)),
        TO_SERVICE_FOR_ONE_MORE_WAY(
                (who, stage) -> who.post("/auth/providers/nobody/link", Map.of()),
                "token_missing" + " role_required".repeat(5) + " token_invalid token_expired"),
        FROM_SERVICE(
                (who, stage) -> who.post("/auth/provider-answer", Map.of("state", "guessed", "secret", "guessed")),
                "link_invalid" + " link_invalid".repeat(7)),
        IDENTITIES(
                (who, stage) -> who.get("/accounts/me/identities"),
                "token_missing 200 200 200 200 200 token_invalid token_expired"),
        UNLINK_IDENTITY(
                (who, stage) -> who.delete("/accounts/me/identities/" + stage.published()),
                "token_missing" + " role_required".repeat(5) + " token_invalid token_expired"),
        CHANGE_MYSELF(
                (who, stage) -> who.patch("/accounts/me", Map.of("name", "Somebody Else")),
                "token_missing" + " role_required".repeat(5) + " token_invalid token_expired"),
        CLAIM_GUEST(
                (who, stage) -> who.post("/accounts/me/claims", Map.of("token", "guessed")),
                "token_missing role_required" + " invalid_fields".repeat(4) + " token_invalid token_expired"),
        SIGN_IN_PROVIDERS((who, stage) -> who.get("/sign-in-providers"), onlyAdmins("200")),
        PUT_SIGN_IN_PROVIDER(
                (who, stage) -> who.send(
                        "PUT",
                        "/sign-in-providers/of-the-matrix",
                        "{\"kind\":\"github\",\"name\":\"GitHub\",\"clientId\":\"c\"}"),
                onlyAdmins("200")),
        REMOVE_SIGN_IN_PROVIDER((who, stage) -> who.delete("/sign-in-providers/not-there"), onlyAdmins("not_found")),
        SSO_KEYS(
                (who, stage) -> who.get("/sso-keys"),
                "token_missing role_required role_required role_required role_required 200 token_invalid token_expired"),
        ADD_SSO_KEY(
                (who, stage) -> who.post("/sso-keys", Map.of("kind", "secret", "issuer", "https://a.example")),
                "token_missing role_required role_required role_required role_required 201 token_invalid token_expired"),
        ROTATE_SSO_KEY(
                (who, stage) -> who.post("/sso-keys/" + stage.published() + "/rotate", Map.of()),
                "token_missing role_required role_required role_required role_required not_found token_invalid token_expired"),
        DELETE_SSO_KEY(
                (who, stage) -> who.delete("/sso-keys/" + stage.published()),
                "token_missing role_required role_required role_required role_required not_found token_invalid token_expired"),
        INVITATIONS(
                (who, stage) -> who.get("/invitations"),
                "token_missing role_required role_required role_required role_required 200 token_invalid token_expired"),
        INVITE(
                (who, stage) -> who.post("/invitations", Map.of("role", "moderator")),
                "token_missing role_required role_required role_required role_required 201 token_invalid token_expired"),
        WITHDRAW_INVITATION(
                (who, stage) -> who.delete("/invitations/" + stage.published()),
                "token_missing role_required role_required role_required role_required not_found token_invalid token_expired"),
        ACCEPT_INVITATION(
                (who, stage) -> who.post("/invitations/accept", Map.of("token", "guessed", "name", "Mo")),
                "link_over link_over link_over link_over link_over link_over token_invalid token_expired"),
        OPERATOR((who, stage) -> who.get(SERVER_SIDE), OPERATORS_ALONE),
        OPERATOR_SIGN_IN(
                (who, stage) -> who.post(SERVER_SIDE + "/sign-in", Map.of("token", "guessed")),
                "link_over link_over link_over link_over link_over link_over link_over link_over"),
        OPERATOR_RENEW((who, stage) -> who.send("POST", SERVER_SIDE + "/renew", null), OPERATORS_ALONE),
        OPERATOR_SIGN_OUT((who, stage) -> who.send("POST", SERVER_SIDE + "/sign-out", null), OPERATORS_ALONE),
        OPERATORS((who, stage) -> who.get(SERVER_SIDE + "/operators"), OPERATORS_ALONE),
        INVITE_OPERATOR((who, stage) -> who.send("POST", SERVER_SIDE + "/operators", null), OPERATORS_ALONE),
        DELETE_OPERATOR((who, stage) -> who.delete(SERVER_SIDE + "/operators/" + stage.published()), OPERATORS_ALONE),
        SERVER_AUDIT((who, stage) -> who.get(SERVER_SIDE + "/audit"), OPERATORS_ALONE),
        SITES((who, stage) -> who.get(SERVER_SIDE + "/sites"), OPERATORS_ALONE),
        MAKE_SITE((who, stage) -> who.post(SERVER_SIDE + "/sites", Map.of("site", "new")), OPERATORS_ALONE),
        CHANGE_SITE((who, stage) -> who.patch(SERVER_SIDE + "/sites/daily", Map.of("guests", true)), OPERATORS_ALONE),
        SITE_PASS((who, stage) -> who.send("POST", SERVER_SIDE + "/sites/daily/pass", null), OPERATORS_ALONE),
        JWKS((who, stage) -> who.get("/.well-known/jwks.json"), "200 200 200 200 200 200 200 200"),
        OPENAPI((who, stage) -> who.get("/api/v1/openapi.yaml"), "200 200 200 200 200 200 200 200");

        private static String onlyAdmins(String admin) {
            return "token_missing role_required role_required role_required role_required " + admin
                    + " token_invalid token_expired";
        }

        private final Attempt attempt;
        private final Map<Who, String> expected = new EnumMap<>(Who.class);

        Call(Attempt attempt, String expected) {
            this.attempt = attempt;
            String[] answers = expected.split(" ");
            for (Who who : Who.values()) {
                this.expected.put(who, answers[who.ordinal()]);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Call.class)
    void answersAsTheTableSays(Call call) {
        Map<Who, CompletableFuture<String>> under = new EnumMap<>(Who.class);
        for (Who who : Who.values()) {
            under.put(who, CompletableFuture.supplyAsync(() -> answer(call, who), ALL_AT_ONCE));
        }

        Map<Who, String> answered = new EnumMap<>(Who.class);
        under.forEach((who, answer) -> answered.put(who, answer.join()));

        assertThat(answered).isEqualTo(call.expected);
    }

    private static String answer(Call call, Who who) {
        Reply reply = call.attempt.by(who.api(leaves(call) ? " leaving by " + call : ""), new Stage(SERVER));
        return reply.status() < 400 || reply.text().isEmpty() ? Integer.toString(reply.status()) : reply.text("/code");
    }

    private static boolean leaves(Call call) {
        return call == Call.SIGN_OUT_MYSELF || call == Call.END_SESSIONS || call == Call.ERASE_MYSELF;
    }

    /** A new call of the description must get its row. */
    @Test
    void hasARowForEachOperation() {
        Set<String> tried = new HashSet<>();
        Arrays.stream(Call.values())
                .forEach(
                        call -> tried.add(call.name().replaceAll("_REMOVED|REMOVED_|_TO_REMOVED|_OF_SITE|_OF_ME", "")));

        assertThat(tried)
                .hasSize(io.repartee.testing.OpenApi.description().operations().size() + 1);
    }
}
