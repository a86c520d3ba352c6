package io.repartee.moderation;

import io.repartee.account.Access;
import io.repartee.account.Caller;
import io.repartee.account.KnownAccounts;
import io.repartee.comment.Comment;
import io.repartee.comment.CommentStore;
import io.repartee.comment.Lanes;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A moderator decides about comments, each on its own: one that fails does not hold the others up. Thread-safe. */
public final class DecideComments {
    private final CommentStore comments;
    private final KnownAccounts accounts;
    private final Decider decider;

    public DecideComments(
            CommentStore comments, ModerationStore store, KnownAccounts accounts, Lanes lanes, InstantSource clock) {
        this.comments = comments;
        this.accounts = accounts;
        this.decider = new Decider(store, lanes, clock);
    }

    Future<List<Result>> run(Caller moderator, DecisionsRequest request) {
        Access.mustModerate(moderator);
        DecisionsRequest.Checked checked = request.check();
        List<UUID> ids =
                checked.wishes().stream().map(wish -> wish.comment().value()).toList();
        return accounts.ensure(moderator)
                .compose(known -> comments.many(moderator.site().id(), ids))
                .compose(found -> all(moderator, checked, byId(found)));
    }

    private static Map<UUID, Comment> byId(List<Comment> comments) {
        return comments.stream()
                .collect(Collectors.toMap(comment -> comment.id().value(), Function.identity()));
    }

    private Future<List<Result>> all(Caller moderator, DecisionsRequest.Checked checked, Map<UUID, Comment> found) {
        List<Future<Result>> results = checked.wishes().stream()
                .map(wish -> one(
                        moderator,
                        checked,
                        wish,
                        Optional.ofNullable(found.get(wish.comment().value()))))
                .toList();
        return Future.all(results)
                .map(done -> results.stream().map(Future::result).toList());
    }

    private Future<Result> one(
            Caller moderator, DecisionsRequest.Checked checked, DecisionsRequest.Wish wish, Optional<Comment> comment) {
        if (comment.isEmpty()) {
            return Future.succeededFuture(new Result(wish.comment(), Result.Outcome.NOT_FOUND, null, Optional.empty()));
        }
        Action action = checked.action();
        return decider.decide(
                moderator,
                comment.get(),
                new Decider.Order(
                        action,
                        wish.revision(),
                        wish.expect(),
                        wish.editWaits(),
                        action.after(),
                        checked.said(),
                        null));
    }
}
