package io.repartee.comment;

import io.repartee.account.Access;
import io.repartee.account.Caller;
import io.repartee.ids.CommentId;
import io.repartee.web.ErrorCode;
import io.repartee.web.Problem;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** Its author or a moderator takes a comment away. Doing it again changes nothing and succeeds. Thread-safe. */
public final class DeleteComment {
    private final CommentStore store;
    private final Lanes lanes;
    private final InstantSource clock;

    public DeleteComment(CommentStore store, Lanes lanes, InstantSource clock) {
        this.store = store;
        this.lanes = lanes;
        this.clock = clock;
    }

    Future<Void> run(Caller caller, CommentId id) {
        Access.mustTakePart(caller);
        return store.find(caller.site().id(), id).compose(comment -> delete(caller, comment));
    }

    private Future<Void> delete(Caller caller, Comment comment) {
        Visibility.mustSee(caller, comment);
        Access.mustDelete(caller, comment.author().id());
        return lanes.submit(new Command.Delete(
                        comment.site(),
                        comment.thread(),
                        comment.id(),
                        clock.instant().truncatedTo(ChronoUnit.MICROS)))
                .map(DeleteComment::gone);
    }

    private static Void gone(Outcome outcome) {
        if (outcome instanceof Outcome.Refused refused && refused.code() != ErrorCode.STATUS_CONFLICT) {
            throw Problem.of(refused.code());
        }
        return null;
    }
}
