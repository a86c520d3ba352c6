package io.repartee.moderation;

import io.repartee.account.Access;
import io.repartee.account.Caller;
import io.repartee.account.KnownAccounts;
import io.repartee.comment.Command;
import io.repartee.comment.Comment;
import io.repartee.comment.CommentStore;
import io.repartee.comment.Lanes;
import io.repartee.ids.DecisionId;
import io.repartee.web.ErrorCode;
import io.repartee.web.Problem;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.Optional;

/** A moderator takes a decision back, as long as nobody has decided or edited since. Thread-safe. */
public final class UndoDecision {
    private final CommentStore comments;
    private final ModerationStore store;
    private final KnownAccounts accounts;
    private final Decider decider;

    public UndoDecision(
            CommentStore comments, ModerationStore store, KnownAccounts accounts, Lanes lanes, InstantSource clock) {
        this.comments = comments;
        this.store = store;
        this.accounts = accounts;
        this.decider = new Decider(store, lanes, clock);
    }

    Future<Result> run(Caller moderator, DecisionId id) {
        Access.mustModerate(moderator);
        return accounts.ensure(moderator)
                .compose(known -> store.decision(moderator.site().id(), id))
                .map(found -> found.orElseThrow(() -> Problem.of(ErrorCode.NOT_FOUND, "There is no such decision.")))
                .compose(decision -> comments.find(moderator.site().id(), decision.comment())
                        .compose(comment -> undo(moderator, comment, decision)));
    }

    /** What was taken away is for moderators alone from then on. */
    private static boolean isForGood(Action action) {
        return action == Action.REDACT || action == Action.DELETE;
    }

    private Future<Result> undo(Caller moderator, Comment comment, Decision decision) {
        if (isForGood(decision.action())) {
            return Future.succeededFuture(
                    new Result(comment.id(), Result.Outcome.CONFLICT, comment.status(), Optional.of(decision)));
        }
        return decider.decide(
                moderator,
                comment,
                new Decider.Order(
                        Action.UNDO,
                        decision.leaves(),
                        decision.after(),
                        null,
                        decision.before(),
                        true,
                        Command.Said.NOTHING,
                        decision.id()));
    }
}
