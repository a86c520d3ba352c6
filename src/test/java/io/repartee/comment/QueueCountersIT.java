package io.repartee.comment;

import static org.assertj.core.api.Assertions.assertThat;

import io.repartee.comment.Finding.Ruling;
import io.repartee.comment.Screening.Screened;
import io.repartee.ids.DecisionId;
import io.repartee.ids.Uuids;
import io.repartee.stream.EventType;
import io.repartee.web.ErrorCode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the checks found is kept, and each queue is counted by the statement that fills or empties it. */
class QueueCountersIT extends WritingGround {
    private static final Finding LINKS =
            new Finding("links", Ruling.HOLD, "3 links", Optional.of(new Finding.Span(4, 9)));

    @Test
    void countsEachStatusInItsQueue() {
        posted(Status.PUBLISHED);
        posted(Status.HELD);
        posted(Status.SPAM);
        posted(Status.REJECTED);

        assertThat(queues()).containsExactly(1, 1, 0, 1, 1);
    }

    @Test
    void leavesTheNewOnesWhenSomebodyLooked() {
        Comment comment = posted(Status.PUBLISHED);
        Command.Decide look = decide(comment, 1, Status.PUBLISHED, Status.PUBLISHED, true);

        assertThat(did(look)).containsExactly(EventType.DECISION_MADE);
        assertThat(queues()).containsExactly(0, 0, 0, 0, 0);

        did(decide(comment, 1, Status.PUBLISHED, null, Status.PUBLISHED, true, look.decision()));
        assertThat(queues()).containsExactly(0, 1, 0, 0, 0);

        did(look(comment, 1));
        did(edit(comment, 1, "second", Screened.PUBLISHED));
        assertThat(queues()).containsExactly(0, 1, 0, 0, 0);
    }

    @Test
    void closesReportsWithADecisionAndOpensThemAgainWithItsUndoing() {
        Comment comment = posted(Status.PUBLISHED);
        database.execute(
                "insert into report (site_id, report_id, comment_id, revision, reason, weight, at)"
                        + " select site_id, gen_random_uuid(), comment_id, 1, 0, 100, now() from comment, generate_series(1, 2)");
        database.execute("update comment set reports = 2, report_weight = 200");
        database.execute("update site_counter set reported = 1");
        Command.Decide look = look(comment, 1);

        did(look);
        assertThat(queues().get(2)).isZero();
        did(decide(comment, 1, Status.PUBLISHED, null, Status.PUBLISHED, true, look.decision()));
        assertThat(queues().get(2)).isEqualTo(1);
        did(new Command.Delete(SITE, THREAD, comment.id(), NOW));
        assertThat(queues().get(2)).isZero();
    }

    @Test
    void keepsFindingsAsTheyAreShown() {
        Comment comment =
                posted(Status.HELD, LINKS, new Finding("words", Ruling.SPAM, "a\u0000\ud83d", Optional.empty()));

        var row = one("select phases, findings::text from finding where comment_id = '" + comment.id() + "'");
        assertThat(row.getArrayOfStrings(0)).containsExactlyInAnyOrder("links", "words");
        assertThat(row.getString(1))
                .contains("\"span\": {\"to\": 9, \"from\": 4}", "\"ruling\": \"hold\"", "a\ufffd\ufffd");
    }

    @Test
    void settlesWhatWaitedForAnotherCheck() {
        Comment comment = posted(new Screened(Status.HELD, List.of(LINKS), true));
        assertThat(one("select check_due from comment").getOffsetDateTime(0).toInstant())
                .isEqualTo(NOW);
        Finding other = new Finding("external", Ruling.PUBLISH, "fine", Optional.empty());

        assertThat(did(settle(comment, new Screened(Status.PUBLISHED, List.of(other), false))))
                .containsExactlyInAnyOrder(EventType.COMMENT_PUBLISHED, EventType.QUEUE_LEFT);

        assertThat(queues()).containsExactly(0, 1, 0, 0, 0);
        assertThat(one("select phases from finding").getArrayOfStrings(0)).containsExactly("links", "external");
        assertThat(refused(settle(comment, Screened.HELD))).isEqualTo(ErrorCode.STATUS_CONFLICT);
    }

    @Test
    void leavesItToAModeratorWhenTheOtherCheckDoes() {
        Comment comment = posted(new Screened(Status.HELD, List.of(), true));

        assertThat(did(settle(comment, new Screened(Status.HELD, List.of(LINKS), false))))
                .containsExactly(EventType.QUEUE_ENTERED);

        assertThat(queues()).containsExactly(1, 0, 0, 0, 0);
        assertThat(one("select check_due from comment").getOffsetDateTime(0)).isNull();
    }

    @Test
    void doesNotSettleWhatAModeratorDecidedMeanwhile() {
        Comment comment = posted(new Screened(Status.HELD, List.of(), true));
        did(decide(comment, 1, Status.HELD, Status.PUBLISHED, true));

        assertThat(refused(settle(comment, new Screened(Status.SPAM, List.of(), false))))
                .isEqualTo(ErrorCode.STATUS_CONFLICT);
    }

    @Test
    void settlesAnEditThatWaits() {
        Comment comment = posted(Status.PUBLISHED);
        did(edit(comment, 1, "second", new Screened(Status.HELD, List.of(), true)));

        did(new Command.Settle(SITE, THREAD, comment.id(), 2, Screened.PUBLISHED, NOW));

        assertThat(now(comment).html()).isEqualTo("<p>second</p>");
        assertThat(queues()).containsExactly(0, 1, 0, 0, 0);
    }

    @Test
    void redactsWhateverItsStatusAndKeepsTheTextForModerators() {
        Comment comment = posted(Status.PUBLISHED);

        assertThat(did(redact(comment, 1, Status.PUBLISHED)))
                .containsExactlyInAnyOrder(EventType.COMMENT_EDITED, EventType.DECISION_MADE);

        assertThat(now(comment).html()).isEqualTo("<p>▇</p>");
        assertThat(one("select source from comment_revision").getString(0)).isEqualTo("first");
        assertThat(refused(redact(comment, 1, Status.PUBLISHED))).isEqualTo(ErrorCode.REVISION_CONFLICT);
        did(waits(comment, 2, "third"));
        assertThat(refused(redact(comment, 3, Status.PUBLISHED))).isEqualTo(ErrorCode.STATUS_CONFLICT);
    }

    private static Command.Decide look(Comment comment, int revision) {
        return decide(comment, revision, Status.PUBLISHED, Status.PUBLISHED, true);
    }

    private static Command.Settle settle(Comment comment, Screened screened) {
        return new Command.Settle(SITE, THREAD, comment.id(), 1, screened, NOW.plusSeconds(3));
    }

    private static Command.Redact redact(Comment comment, int revision, Status expect) {
        return new Command.Redact(
                SITE,
                THREAD,
                comment.id(),
                revision,
                expect,
                text("▇"),
                new DecisionId(Uuids.version7(NOW.toEpochMilli())),
                (short) 5,
                ANN,
                "Ann",
                Command.Said.NOTHING,
                NOW);
    }
}
