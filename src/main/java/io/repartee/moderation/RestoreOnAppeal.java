package io.repartee.moderation;

import io.repartee.account.Caller;
import io.repartee.comment.Comment;
import io.vertx.core.Future;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Brings a comment back because its author's appeal is upheld: a decision like any other, with the reason {@code appeal}. */
public final class RestoreOnAppeal {
    private final DecideComments decide;

    public RestoreOnAppeal(DecideComments decide) {
        this.decide = decide;
    }

    /** False when the comment is not as it was seen; then nothing was done. */
    public Future<Boolean> run(Caller moderator, Comment seen, @Nullable String note, @Nullable String message) {
        DecisionsRequest.Item item = new DecisionsRequest.Item(
                seen.id().value(), seen.latest(), seen.status().wireName(), null);
        return decide.run(
                        moderator,
                        new DecisionsRequest(Action.RESTORE.wireName(), "appeal", note, message, List.of(item)))
                .map(results -> results.get(0).outcome() == Result.Outcome.APPLIED);
    }
}
