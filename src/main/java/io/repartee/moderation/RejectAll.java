package io.repartee.moderation;

import io.repartee.account.Access;
import io.repartee.account.Caller;
import io.repartee.account.KnownAccounts;
import io.repartee.comment.Command;
import io.repartee.comment.Comment;
import io.repartee.comment.Lanes;
import io.repartee.comment.Status;
import io.repartee.ids.AccountId;
import io.repartee.web.Problem;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A moderator rejects what an author has written, the newest first, some hundred comments a call. Each is decided as it was
 * found, like any other decision; of one with an edit that waits, all of it is rejected. Thread-safe.
 */
public final class RejectAll {
    private static final int MOST_AT_ONCE = 200;

    private final ModerationStore store;
    private final KnownAccounts accounts;
    private final Decider decider;

    public RejectAll(ModerationStore store, KnownAccounts accounts, Lanes lanes, InstantSource clock) {
        this.store = store;
        this.accounts = accounts;
        this.decider = new Decider(store, lanes, clock);
    }

    /** @param statuses of which kind: held, published, or both */
    record Request(
            @Nullable Set<String> statuses,
            @Nullable String reason,
            @Nullable String note,
            @Nullable String message) {
        Checked check() {
            if (statuses == null
                    || statuses.isEmpty()
                    || !Set.of("held", "published").containsAll(statuses)) {
                throw Problem.field("/statuses", "One or both of held, published are needed.");
            }
            Set<Status> wanted = statuses.stream()
                    .map(name -> Status.named(name).orElseThrow())
                    .collect(Collectors.toSet());
            return new Checked(wanted, DecisionsRequest.said(reason, note, message));
        }
    }

    record Checked(Set<Status> statuses, Command.Said said) {}

    /** @param more whether there were more than one call does */
    record Done(List<Result> results, boolean more) {}

    Future<Done> run(Caller moderator, AccountId author, Checked request) {
        Access.mustModerate(moderator);
        return accounts.ensure(moderator)
                .compose(known -> store.ofAuthor(moderator.site().id(), author, request.statuses(), MOST_AT_ONCE + 1))
                .compose(found -> reject(moderator, found, request));
    }

    private Future<Done> reject(Caller moderator, List<Comment> found, Checked request) {
        List<Decider.Case> cases = found.stream()
                .limit(MOST_AT_ONCE)
                .map(comment -> new Decider.Case(comment, order(comment, request)))
                .toList();
        return cases.isEmpty()
                ? Future.succeededFuture(new Done(List.of(), false))
                : decider.decide(moderator, cases).map(results -> new Done(results, found.size() > MOST_AT_ONCE));
    }

    private static Decider.Order order(Comment comment, Checked request) {
        return new Decider.Order(
                Action.REJECT,
                comment.latest(),
                comment.status(),
                comment.editWaits(),
                Status.REJECTED,
                true,
                request.said(),
                null);
    }
}
