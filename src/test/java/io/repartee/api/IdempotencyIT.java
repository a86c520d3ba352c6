package io.repartee.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.repartee.testing.Api;
import io.repartee.testing.Reply;
import io.repartee.testing.TestServer;
import io.repartee.web.ErrorCode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One key, one comment, however often and however fast the request is repeated. */
class IdempotencyIT {
    private static final String HEADER = "idempotency-key";

    @RegisterExtension
    static final TestServer SERVER = TestServer.usual();

    private final String page = TestServer.page();
    private final String key = UUID.randomUUID().toString();
    private final Api ada = SERVER.reader("Ada");
    private final Api adaWithKey = ada.with(HEADER, key);

    @Test
    void givesTheSameAnswerAgain() {
        Reply first = adaWithKey.post("/comments", Drafts.comment(page, "once")).is(201);
        Reply again = adaWithKey.post("/comments", Drafts.comment(page, "once")).is(201);

        assertThat(again.json()).isEqualTo(first.json());
        assertThat(comments()).isEqualTo(1);
    }

    @Test
    void makesOneCommentOfRequestsThatComeTogether() {
        List<CompletableFuture<Reply>> under = Stream.generate(
                        () -> adaWithKey.start("POST", "/comments", Api.json(Drafts.comment(page, "once"))))
                .limit(20)
                .toList();

        List<String> ids = under.stream()
                .map(reply -> reply.join().is(201).text("/comment/id"))
                .distinct()
                .toList();

        assertThat(ids).hasSize(1);
        assertThat(comments()).isEqualTo(1);
        assertThat(Drafts.thread(ada, page).at("/position/seq").asLong()).isEqualTo(1);
    }

    @Test
    void refusesTheKeyForAnotherBody() {
        adaWithKey.post("/comments", Drafts.comment(page, "once")).is(201);

        adaWithKey.post("/comments", Drafts.comment(page, "twice")).is(ErrorCode.IDEMPOTENCY_MISMATCH);
        adaWithKey.post("/comments", Drafts.comment(TestServer.page(), "once")).is(ErrorCode.IDEMPOTENCY_MISMATCH);
        adaWithKey
                .post("/comments", Map.of("page", Map.of("key", page, "title", "T"), "body", "once"))
                .is(ErrorCode.IDEMPOTENCY_MISMATCH);
        assertThat(comments()).isEqualTo(1);
    }

    @Test
    void keepsTheKeysOfAccountsAndSitesApart() {
        adaWithKey.post("/comments", Drafts.comment(page, "mine")).is(201);

        SERVER.reader("Grace")
                .with(HEADER, key)
                .post("/comments", Drafts.comment(page, "hers"))
                .is(201);
        SERVER.strictReader("Ada")
                .with(HEADER, key)
                .post("/comments", Drafts.comment(page, "there"))
                .is(201);
    }

    @Test
    void doesNotUseTheKeyOfARefusedRequestUp() {
        String parent = Drafts.post(ada, page, "parent");
        ada.delete("/comments/" + parent).is(204);

        adaWithKey.post("/comments", Drafts.reply(page, parent, "reply")).is(ErrorCode.PARENT_NOT_VISIBLE);
        adaWithKey.post("/comments", Drafts.comment(page, " ")).is(ErrorCode.INVALID_FIELDS);

        adaWithKey.post("/comments", Drafts.comment(page, "now")).is(201);
    }

    /** The answer was lost; meanwhile others write, and the parent is gone. */
    @Test
    void findsTheCommentAgainWhateverHappenedSince() {
        String parent = Drafts.post(ada, page, "parent");
        String id = adaWithKey
                .post("/comments", Drafts.reply(page, parent, "reply"))
                .is(201)
                .text("/comment/id");
        Drafts.post(SERVER.reader("Grace"), page, "another");
        ada.delete("/comments/" + parent).is(204);

        Reply again = adaWithKey
                .post("/comments", Drafts.reply(page, parent, "reply"))
                .is(201);

        assertThat(again.text("/comment/id")).isEqualTo(id);
        assertThat(again.at("/position/seq").asLong()).isEqualTo(2);
    }

    @Test
    void answersWithTheHeldCommentAgain() {
        Api reader = SERVER.strictReader("Ada").with(HEADER, key);
        Reply first = reader.post("/comments", Drafts.comment(page, "held")).is(201);

        Reply again = reader.post("/comments", Drafts.comment(page, "held")).is(201);

        assertThat(again.json()).isEqualTo(first.json());
        assertThat(again.at("/position").isNull()).isTrue();
    }

    @Test
    void refusesAKeyThatIsNotOfItsForm() {
        ada.with(HEADER, " ").post("/comments", Drafts.comment(page, "x")).is(ErrorCode.BAD_PARAMETER);
        ada.with(HEADER, "x".repeat(129))
                .post("/comments", Drafts.comment(page, "x"))
                .is(ErrorCode.BAD_PARAMETER);
    }

    private int comments() {
        return Drafts.thread(ada, page).at("/thread/commentCount").asInt();
    }
}
