package io.repartee.comment;

import io.repartee.account.Access;
import io.repartee.account.Caller;
import io.repartee.account.KnownAccounts;
import io.repartee.ids.CommentId;
import io.repartee.ids.DecisionId;
import io.repartee.ids.Uuids;
import io.repartee.web.ErrorCode;
import io.repartee.web.Problem;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** Its author or a moderator takes a comment away. Doing it again changes nothing and succeeds. Thread-safe. */
public final class DeleteComment {
    private final CommentStore store;
    private final Lanes lanes;
    private final KnownAccounts accounts;
    private final InstantSource clock;
    private final short action;

    /** @param action the code under which a moderator's deletion is kept as a decision */
    public DeleteComment(CommentStore store, Lanes lanes, KnownAccounts accounts, InstantSource clock, short action) {
        this.store = store;
        this.lanes = lanes;
        this.accounts = accounts;
        this.clock = clock;
        this.action = action;
    }

    Future<Void> run(Caller caller, CommentId id) {
        Access.mustTakePart(caller);
        return store.find(caller.site().id(), id).compose(comment -> delete(caller, comment));
    }

    private Future<Void> delete(Caller caller, Comment comment) {
        Visibility.mustSee(caller, comment);
        Access.mustDelete(caller, comment.author().id());
        return accounts.ensure(caller)
                .compose(known -> lanes.submit(command(caller, comment)))
                .map(DeleteComment::gone);
    }

    private Command command(Caller caller, Comment comment) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (caller.is(comment.author().id())) {
            return new Command.Delete(comment.site(), comment.thread(), comment.id(), now);
        }
        return new Command.Remove(
                comment.site(),
                comment.thread(),
                comment.id(),
                new DecisionId(Uuids.version7(now.toEpochMilli())),
                action,
                caller.profile().id(),
                caller.profile().name(),
                now);
    }

    private static Void gone(Outcome outcome) {
        if (outcome instanceof Outcome.Refused refused && refused.code() != ErrorCode.STATUS_CONFLICT) {
            throw Problem.of(refused.code());
        }
        return null;
    }
}
