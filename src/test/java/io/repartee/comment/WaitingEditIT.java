package io.repartee.comment;

import static org.assertj.core.api.Assertions.assertThat;

import io.repartee.stream.EventType;
import io.repartee.web.ErrorCode;
import org.junit.jupiter.api.Test;

/** An edit of a published comment that waits for a moderator while readers go on seeing the revision before it. */
class WaitingEditIT extends WritingGround {
    @Test
    void showsReadersTheRevisionBeforeItAndInsidersTheNewest() {
        Comment comment = posted(Status.PUBLISHED);

        assertThat(did(waits(comment, 1, "second"))).containsExactly(EventType.QUEUE_ENTERED);

        Comment now = now(comment);
        assertThat(now.status()).isEqualTo(Status.PUBLISHED);
        assertThat(now.html()).isEqualTo("<p>first</p>");
        assertThat(now.revision()).isEqualTo(1);
        assertThat(now.latest()).isEqualTo(2);
        assertThat(now.newest()).isEqualTo(text("second"));
        assertThat(queues()).containsExactly(1, 1, 0, 0, 0);
    }

    @Test
    void isTakenByAnApproval() {
        Comment comment = waiting();

        assertThat(did(approve(comment, 2)))
                .containsExactlyInAnyOrder(EventType.COMMENT_EDITED, EventType.QUEUE_LEFT, EventType.DECISION_MADE);

        assertThat(now(comment).html()).isEqualTo("<p>second</p>");
        assertThat(now(comment).revision()).isEqualTo(2);
        assertThat(now(comment).editWaits()).isFalse();
        assertThat(queues()).containsExactly(0, 0, 0, 0, 0);
    }

    @Test
    void isNeverApprovedByTheRevisionBeforeIt() {
        assertThat(refused(approve(waiting(), 1))).isEqualTo(ErrorCode.REVISION_CONFLICT);
    }

    @Test
    void isTurnedDownAloneAndReadersKeepWhatTheySee() {
        Comment comment = waiting();

        assertThat(did(reject(comment, 2))).containsExactlyInAnyOrder(EventType.QUEUE_LEFT, EventType.DECISION_MADE);

        Comment now = now(comment);
        assertThat(now.status()).isEqualTo(Status.PUBLISHED);
        assertThat(now.html()).isEqualTo("<p>first</p>");
        assertThat(now.newest()).isEqualTo(text("first"));
        assertThat(now.latest()).isEqualTo(3);
        assertThat(queues()).containsExactly(0, 0, 0, 0, 0);
    }

    @Test
    void takesTheWholeCommentOffThePageAsSpamWithItsOwnText() {
        Comment comment = waiting();

        assertThat(did(spam(comment, 2)))
                .containsExactlyInAnyOrder(EventType.COMMENT_REMOVED, EventType.QUEUE_LEFT, EventType.DECISION_MADE);

        assertThat(now(comment).newest()).isEqualTo(text("second"));
        assertThat(now(comment).editWaits()).isFalse();
        assertThat(queues()).containsExactly(0, 0, 0, 1, 0);
    }

    @Test
    void isReplacedByANewerOneThatWaits() {
        Comment comment = waiting();

        assertThat(did(waits(comment, 2, "third"))).containsExactly(EventType.QUEUE_ENTERED);

        assertThat(refused(approve(comment, 2))).isEqualTo(ErrorCode.REVISION_CONFLICT);
        did(approve(comment, 3));
        assertThat(now(comment).html()).isEqualTo("<p>third</p>");
    }

    @Test
    void isOverWhenANewerOneNeedsNoModerator() {
        Comment comment = waiting();

        assertThat(did(edit(comment, 2, "third", Screening.Screened.PUBLISHED)))
                .containsExactlyInAnyOrder(EventType.COMMENT_EDITED, EventType.QUEUE_LEFT);

        assertThat(now(comment).html()).isEqualTo("<p>third</p>");
        assertThat(queues()).containsExactly(0, 1, 0, 0, 0);
    }

    @Test
    void goesWithItsCommentWhenThatIsDeleted() {
        Comment comment = waiting();

        assertThat(did(new Command.Delete(SITE, THREAD, comment.id(), NOW)))
                .containsExactlyInAnyOrder(EventType.COMMENT_REMOVED, EventType.QUEUE_LEFT);
        assertThat(queues()).containsExactly(0, 0, 0, 0, 0);
    }

    @Test
    void waitsAgainAfterAnUndoOfItsApproval() {
        undoRestores(approve(waiting(), 2), Status.PUBLISHED);
    }

    @Test
    void waitsAgainAfterAnUndoOfItsRejection() {
        undoRestores(reject(waiting(), 2), Status.PUBLISHED);
    }

    @Test
    void waitsAgainAfterAnUndoOfTheSpamDecision() {
        undoRestores(spam(waiting(), 2), Status.SPAM);
    }

    @Test
    void isNotWhatAModeratorMeantWhoSawNone() {
        Comment comment = waiting();

        assertThat(refused(decide(comment, 2, Status.PUBLISHED, false, Status.REJECTED, false, null)))
                .isEqualTo(ErrorCode.STATUS_CONFLICT);
        did(decide(comment, 2, Status.PUBLISHED, true, Status.PUBLISHED, true, null));
        assertThat(refused(decide(comment, 2, Status.PUBLISHED, true, Status.REJECTED, false, null)))
                .isEqualTo(ErrorCode.STATUS_CONFLICT);
    }

    private void undoRestores(Command.Decide decision, Status after) {
        did(decision);
        Comment decided = new CommentStore(pool, () -> "epoch")
                .find(SITE, decision.comment())
                .await();
        assertThat(decided.status()).isEqualTo(after);

        did(decide(decided, decided.latest(), after, null, Status.PUBLISHED, true, decision.decision()));

        Comment now = now(decided);
        assertThat(now.status()).isEqualTo(Status.PUBLISHED);
        assertThat(now.html()).isEqualTo("<p>first</p>");
        assertThat(now.newest()).isEqualTo(text("second"));
        assertThat(now.editWaits()).isTrue();
        assertThat(queues()).containsExactly(1, 1, 0, 0, 0);
    }

    private Comment waiting() {
        Comment comment = posted(Status.PUBLISHED);
        did(waits(comment, 1, "second"));
        return comment;
    }

    private static Command.Decide approve(Comment comment, int revision) {
        return decide(comment, revision, Status.PUBLISHED, Status.PUBLISHED, true);
    }

    private static Command.Decide reject(Comment comment, int revision) {
        return decide(comment, revision, Status.PUBLISHED, Status.REJECTED, false);
    }

    private static Command.Decide spam(Comment comment, int revision) {
        return decide(comment, revision, Status.PUBLISHED, Status.SPAM, true);
    }
}
