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
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
            Command.Said said,
            @Nullable DecisionId undoes) {}

    Future<Result> decide(Caller moderator, Comment comment, Order order) {
        Decision decision = decision(moderator, comment.id(), order);
        return lanes.submit(command(comment, decision, order.editWaits())).compose(outcome -> {
            if (outcome instanceof Outcome.Done done) {
                return Future.succeededFuture(new Result(
                        comment.id(), Result.Outcome.APPLIED, done.comment().status(), Optional.of(decision)));
            }
            return lost(comment.site(), decision);
        });
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

    private static Command.Decide command(Comment comment, Decision decision, @Nullable Boolean editWaits) {
        return new Command.Decide(
                comment.site(),
                comment.thread(),
                comment.id(),
                decision.revision(),
                decision.before(),
                editWaits,
                decision.after(),
                decision.action().takesEdit(),
                decision.id(),
                decision.action().code(),
                decision.by(),
                decision.byName(),
                decision.said(),
                decision.undoes(),
                decision.at());
    }

    /** The comment was not as the moderator saw it: who was there before? */
    private Future<Result> lost(SiteId site, Decision wish) {
        return store.items(site, List.of(wish.comment().value())).map(items -> {
            if (items.isEmpty()) {
                return new Result(wish.comment(), Result.Outcome.NOT_FOUND, null, Optional.empty());
            }
            QueueItem now = items.get(0);
            boolean own = now.decision()
                    .filter(decision -> repeats(wish, decision) && stands(decision, now.comment()))
                    .isPresent();
            return new Result(
                    wish.comment(),
                    own ? Result.Outcome.ALREADY : Result.Outcome.CONFLICT,
                    now.comment().status(),
                    now.decision());
        });
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
