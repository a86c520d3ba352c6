package io.repartee.comment;

import io.repartee.account.Access;
import io.repartee.account.Caller;
import io.repartee.web.ErrorCode;
import io.repartee.web.Problem;

/** What exists for whom: what somebody may not see does not exist for them, also not by the code of a refusal. */
final class Visibility {
    private Visibility() {}

    static void mustSee(Caller caller, Comment comment) {
        if (!comment.published() && !Access.seesInside(caller, comment.author().id())) {
            throw Problem.of(ErrorCode.COMMENT_NOT_FOUND);
        }
    }

    /** As {@link #mustSee}, but a tombstone that holds visible replies exists for everybody. */
    static void mustSeeOrTombstone(Caller caller, Comment comment) {
        if (comment.replyCount() == 0) {
            mustSee(caller, comment);
        }
    }
}
