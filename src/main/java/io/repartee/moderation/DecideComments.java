package io.repartee.moderation;

import io.repartee.account.Access;
import io.repartee.account.Caller;
import io.repartee.account.KnownAccounts;
import io.repartee.comment.Comment;
import io.repartee.comment.CommentStore;
import io.repartee.comment.Lanes;
import io.repartee.ids.CommentId;
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
        List<Decider.Case> cases = checked.wishes().stream()
                .filter(wish -> found.containsKey(wish.comment().value()))
                .map(wish -> new Decider.Case(found.get(wish.comment().value()), order(checked, wish)))
                .toList();
        Future<List<Result>> decided =
                cases.isEmpty() ? Future.succeededFuture(List.of()) : decider.decide(moderator, cases);
        return decided.map(results -> inOrder(checked, results));
    }

    private static Decider.Order order(DecisionsRequest.Checked checked, DecisionsRequest.Wish wish) {
        Action action = checked.action();
        return new Decider.Order(
                action,
                wish.revision(),
                wish.expect(),
                wish.editWaits(),
                action.after(),
                action.takesEdit(),
                checked.said(),
                null);
    }

    private static List<Result> inOrder(DecisionsRequest.Checked checked, List<Result> results) {
        Map<CommentId, Result> byId = results.stream().collect(Collectors.toMap(Result::comment, Function.identity()));
        return checked.wishes().stream()
                .map(wish -> byId.getOrDefault(
                        wish.comment(), new Result(wish.comment(), Result.Outcome.NOT_FOUND, null, Optional.empty())))
                .toList();
    }
}
