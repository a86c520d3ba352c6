package io.repartee.moderation.appeals;

import io.repartee.account.Access;
import io.repartee.account.Caller;
import io.repartee.comment.Comment;
import io.repartee.comment.CommentStore;
import io.repartee.ids.CommentId;
import io.repartee.web.ErrorCode;
import io.repartee.web.Problem;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** An author asks why a comment is not to be seen. Thread-safe. */
public final class ExplainToAuthor {
    private final CommentStore comments;
    private final AppealStore store;
    private final InstantSource clock;

    public ExplainToAuthor(CommentStore comments, AppealStore store, InstantSource clock) {
        this.comments = comments;
        this.store = store;
        this.clock = clock;
    }

    /** Fails with {@code comment_not_found} for whom the comment does not exist, and {@code not_found} when nothing was done to it. */
    Future<Statement> run(Caller caller, CommentId id) {
        Access.mustSignIn(caller);
        return comments.find(caller.site().id(), id)
                .compose(comment -> {
                    mustBeTheirs(caller, comment);
                    return store.statement(caller.site().id(), id);
                })
                .map(found -> found.filter(Statement::restricted)
                        .orElseThrow(() -> Problem.of(ErrorCode.NOT_FOUND, "Nothing was done to this comment.")));
    }

    /** Until when there may be an appeal; null when there may be none. */
    @Nullable
    Instant until(Caller caller, Statement statement) {
        int days = caller.site().policy().reports().appealDays();
        Instant until = statement.since().plus(Duration.ofDays(days));
        return statement.turnedDown() && until.isAfter(clock.instant()) ? until : null;
    }

    private static void mustBeTheirs(Caller caller, Comment comment) {
        boolean seen = comment.published()
                || comment.replyCount() > 0
                || Access.seesInside(caller, comment.author().id());
        if (!seen) {
            throw Problem.of(ErrorCode.COMMENT_NOT_FOUND);
        }
        Access.mustBeAuthor(caller, comment.author().id());
    }
}
