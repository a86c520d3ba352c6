package io.repartee.moderation;

import io.repartee.account.Caller;
import io.repartee.comment.Command;
import io.repartee.comment.Comment;
import io.repartee.comment.Lanes;
import io.repartee.comment.Outcome;
import io.repartee.comment.Status;
import io.repartee.ids.CommentId;
import io.repartee.ids.DecisionId;
import io.repartee.ids.SiteId;
import io.repartee.ids.Uuids;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Carries one decision out: a compare-and-set on the revision and the status that the moderator saw, written by the lane of
 * the comment's thread. Of two moderators exactly one is applied, and the other learns who decided what. Thread-safe.
 */
final class Decider {
    private final ModerationStore store;
    private final Lanes lanes;
    private final InstantSource clock;

    Decider(ModerationStore store, Lanes lanes, InstantSource clock) {
        this.store = store;
        this.lanes = lanes;
        this.clock = clock;
    }

    /** What to do to a comment that was seen at that revision with that status. */
    record Order(
            Action action,
            int revision,
            Status expect,
            @Nullable Boolean editWaits,
            Status after,
            boolean takesEdit,
            Command.Said said,
            @Nullable DecisionId undoes) {}

    /** What to do to which comment. */
    record Case(Comment comment, Order order) {}

    /** One alone. */
    Future<Result> decide(Caller moderator, Comment comment, Order order) {
        return decide(moderator, List.of(new Case(comment, order))).map(results -> results.get(0));
    }

    /**
     * Each on its own, in their order: one that fails does not hold the others up. The lanes gather them into few statements, and
     * what was lost is looked up at once.
     */
    Future<List<Result>> decide(Caller moderator, List<Case> cases) {
        List<Decision> decisions = cases.stream()
                .map(one -> decision(moderator, one.comment().id(), one.order()))
                .toList();
        List<Future<Outcome>> outcomes = new ArrayList<>();
        for (int n = 0; n < cases.size(); n++) {
            Order order = cases.get(n).order();
            outcomes.add(lanes.submit(command(cases.get(n).comment(), decisions.get(n), order)));
        }
        return Future.join(outcomes)
                .transform(joined -> results(moderator.site().id(), decisions, outcomes));
    }

    /** Fails only when nothing of it is known to be done. */
    private Future<List<Result>> results(SiteId site, List<Decision> decisions, List<Future<Outcome>> outcomes) {
        if (outcomes.stream().noneMatch(Future::succeeded)) {
            return Future.failedFuture(outcomes.get(0).cause());
        }
        List<UUID> lost = new ArrayList<>();
        for (int n = 0; n < outcomes.size(); n++) {
            if (!(outcomes.get(n).result() instanceof Outcome.Done)) {
                lost.add(decisions.get(n).comment().value());
            }
        }
        Future<List<QueueItem>> now = lost.isEmpty() ? Future.succeededFuture(List.of()) : store.items(site, lost);
        return now.map(items -> {
            Map<CommentId, QueueItem> byId = items.stream()
                    .collect(Collectors.toMap(item -> item.comment().id(), Function.identity()));
            List<Result> results = new ArrayList<>();
            for (int n = 0; n < outcomes.size(); n++) {
                Decision decision = decisions.get(n);
                results.add(
                        outcomes.get(n).result() instanceof Outcome.Done done
                                ? applied(decision, done)
                                : lost(decision, outcomes.get(n), byId.get(decision.comment())));
            }
            return results;
        });
    }

    private static Result applied(Decision decision, Outcome.Done done) {
        return new Result(
                decision.comment(), Result.Outcome.APPLIED, done.comment().status(), Optional.of(decision));
    }

    private Decision decision(Caller moderator, CommentId comment, Order order) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return new Decision(
                new DecisionId(Uuids.version7(now.toEpochMilli())),
                comment,
                order.revision(),
                order.action(),
                order.expect(),
                order.after(),
                moderator.profile().id(),
                moderator.profile().name(),
                order.said(),
                order.undoes(),
                order.revision(),
                false,
                now);
    }

    private static Command.Decide command(Comment comment, Decision decision, Order order) {
        return new Command.Decide(
                comment.site(),
                comment.thread(),
                comment.id(),
                decision.revision(),
                decision.before(),
                order.editWaits(),
                decision.after(),
                order.takesEdit(),
                decision.id(),
                decision.action().code(),
                decision.by(),
                decision.byName(),
                decision.said(),
                decision.undoes(),
                decision.at());
    }

    /** The comment was not as the moderator saw it: who was there before? */
    private static Result lost(Decision wish, Future<Outcome> outcome, @Nullable QueueItem now) {
        if (now == null) {
            return new Result(wish.comment(), Result.Outcome.NOT_FOUND, null, Optional.empty());
        }
        boolean own = now.decision()
                .filter(decision -> repeats(wish, decision) && stands(decision, now.comment()))
                .isPresent();
        Result.Outcome lost = own ? Result.Outcome.ALREADY : Result.Outcome.CONFLICT;
        return new Result(
                wish.comment(),
                outcome.failed() && !own ? Result.Outcome.FAILED : lost,
                now.comment().status(),
                now.decision());
    }

    private static boolean stands(Decision decision, Comment now) {
        return decision.after() == now.status() && decision.leaves() == now.latest();
    }

    private static boolean repeats(Decision wish, Decision earlier) {
        return earlier.by().equals(wish.by())
                && earlier.action() == wish.action()
                && earlier.revision() == wish.revision()
                && earlier.before() == wish.before()
                && Objects.equals(earlier.undoes(), wish.undoes());
    }
}
