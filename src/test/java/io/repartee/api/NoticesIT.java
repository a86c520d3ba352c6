package io.repartee.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.repartee.testing.Api;
import io.repartee.testing.Reply;
import io.repartee.testing.SsoToken;
import io.repartee.testing.TestServer;
import io.repartee.web.ErrorCode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Notices of illegal content: anybody's, confirmed, decided about, and forgotten on request. */
class NoticesIT {
    @RegisterExtension
    static final TestServer SERVER = TestServer.usual();

    private final String page = TestServer.page();
    private final Api ada = SERVER.reader("Ada");
    private final Api mod = SERVER.moderator("Mod");
    private final Api nobody = SERVER.anonymous();
    private final String comment = Drafts.post(ada, page, "something illegal");

    @Test
    void anybodyGivesNoticeAndIsToldWhatBecameOfIt() {
        Reply receipt = send(nobody, notice()).is(201);
        assertThat(receipt.text("/status")).isEqualTo("received");
        assertThat(receipt.text("/commentId")).isEqualTo(comment);

        assertThat(state(receipt).text("/status")).isEqualTo("received");
        Drafts.decide(mod, "reject", comment, 1, "published");

        Reply state = state(receipt);
        assertThat(state.text("/decision/outcome")).isEqualTo("removed");
        assertThat(state.at("/decision/automated").asBoolean()).isFalse();
        assertThat(state.text("/decision/redress")).contains("court");
    }

    @Test
    void aNoticeIsAReportThatModeratorsReadWhole() {
        send(nobody, notice()).is(201);

        Reply reports = mod.get("/comments/" + comment + "/reports").is(200);

        assertThat(reports.text("/items/0/reason")).isEqualTo("illegal");
        assertThat(reports.at("/items/0/by").isNull()).isTrue();
        assertThat(reports.text("/items/0/notice/offence")).isEqualTo("defamation");
        assertThat(reports.text("/items/0/notice/email")).isEqualTo("grace@example.org");
        assertThat(reports.text("/items/0/notice/location")).contains(comment);
        assertThat(reports.at("/items/0/weight").asDouble()).isZero();
    }

    @Test
    void whoSentItCanBeForgottenByThemselvesOrAnAdmin() {
        Reply own = send(nobody, notice()).is(201);
        Reply other = send(nobody, notice()).is(201);
        String path = "/notices/" + own.text("/id") + "/notifier";
        nobody.delete(path).is(ErrorCode.TOKEN_MISSING);
        mod.delete(path).is(ErrorCode.ROLE_REQUIRED);
        nobody.delete(path + "?token=" + other.text("/token")).is(ErrorCode.NOT_FOUND);

        nobody.delete(path + "?token=" + own.text("/token")).is(204);
        nobody.as(SsoToken.of("daily", "Admin").role("admin").text())
                .delete("/notices/" + other.text("/id") + "/notifier")
                .is(204);

        Reply reports = mod.get("/comments/" + comment + "/reports").is(200);
        assertThat(reports.text()).contains("illegal").doesNotContain("grace@example.org", "Grace Hopper");
        assertThat(state(own).at("/notifierErased").asBoolean()).isTrue();
        assertThat(SERVER.sql(
                                "select 1 from notice where report_id = $1 and (name is not null or email is not null)",
                                UUID.fromString(own.text("/id")))
                        .rowCount())
                .isZero();
    }

    @Test
    void noticesDoNotHideAComment() {
        for (int n = 0; n < 6; n++) {
            send(nobody, notice()).is(201);
        }
        assertThat(nobody.get("/comments/" + comment).is(200).text("/comment/status"))
                .isEqualTo("published");
    }

    @Test
    void onlyOfOneOffenceMayTheSenderStayUnnamed() {
        Map<String, Object> unnamed = notice();
        unnamed.remove("name");
        unnamed.remove("email");
        assertThat(send(nobody, unnamed).is(ErrorCode.INVALID_FIELDS).each("/errors", "field"))
                .containsExactly("/name", "/email");
        unnamed.put("offence", "child_sexual_abuse");
        send(nobody, unnamed).is(201);
    }

    @ParameterizedTest
    @CsvSource({
        "offence, rudeness",
        "explanation, too short",
        "name, ''",
        "email, nonsense",
        "email, a@b",
        "email, a b@c.example",
    })
    void namesTheFieldThatIsNotRight(String field, String value) {
        Map<String, Object> wrong = notice();
        wrong.put(field, value);
        assertThat(send(nobody, wrong).is(ErrorCode.INVALID_FIELDS).each("/errors", "field"))
                .containsExactly("/" + field);
    }

    @Test
    void goodFaithMustBeConfirmed() {
        Map<String, Object> bad = notice();
        bad.put("goodFaith", false);
        assertThat(send(nobody, bad).is(ErrorCode.INVALID_FIELDS).each("/errors", "field"))
                .containsExactly("/goodFaith");
    }

    @Test
    void tellsNothingWithoutTheToken() {
        Reply receipt = send(nobody, notice()).is(201);
        String path = "/notices/" + receipt.text("/id");
        nobody.get(path).is(ErrorCode.BAD_PARAMETER);
        nobody.get(path + "?token=x").is(ErrorCode.NOT_FOUND);
        nobody.get(path + "?token=" + "x".repeat(65)).is(ErrorCode.NOT_FOUND);
        nobody.at("strict").get(path + "?token=" + receipt.text("/token")).is(ErrorCode.NOT_FOUND);
        nobody.get("/notices/none?token=x").is(ErrorCode.NOT_FOUND);
    }

    private Reply send(Api who, Map<String, Object> notice) {
        return who.post("/comments/" + comment + "/illegal-content", notice);
    }

    private Reply state(Reply receipt) {
        return nobody.get("/notices/" + receipt.text("/id") + "?token=" + receipt.text("/token"))
                .is(200);
    }

    private static Map<String, Object> notice() {
        Map<String, Object> notice = new LinkedHashMap<>();
        notice.put("offence", "defamation");
        notice.put("explanation", "It says of me what a court has found to be untrue.");
        notice.put("name", "Grace Hopper");
        notice.put("email", "grace@example.org");
        notice.put("goodFaith", true);
        return notice;
    }
}
