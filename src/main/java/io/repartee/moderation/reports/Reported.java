package io.repartee.moderation.reports;

import io.repartee.account.Access;
import io.repartee.account.Caller;
import io.repartee.comment.Comment;
import io.repartee.web.ErrorCode;
import io.repartee.web.Problem;

/** Whether a comment is there to be reported: to whom it is not there, it is not found. */
final class Reported {
    private Reported() {}

    static void mustBeShown(Caller caller, Comment comment) {
        if (comment.published()) {
            return;
        }
        boolean known = comment.replyCount() > 0
                || Access.seesInside(caller, comment.author().id());
        throw Problem.of(
                known ? ErrorCode.STATUS_CONFLICT : ErrorCode.COMMENT_NOT_FOUND,
                known ? "Readers do not see this comment any more." : ErrorCode.COMMENT_NOT_FOUND.title() + ".");
    }
}
