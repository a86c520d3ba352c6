package io.repartee.moderation;

import io.repartee.account.Access;
import io.repartee.account.Caller;
import io.repartee.account.KnownAccounts;
import io.repartee.comment.Command;
import io.repartee.comment.Comment;
import io.repartee.comment.CommentStore;
import io.repartee.comment.Lanes;
import io.repartee.comment.Outcome;
import io.repartee.comment.Texts;
import io.repartee.ids.CommentId;
import io.repartee.ids.DecisionId;
import io.repartee.ids.Uuids;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A moderator takes parts of a text away. Bars stand for them, rendered like any other text; the revision before stays in the
 * history, for moderators alone. Thread-safe.
 */
public final class RedactComment {
    private final CommentStore comments;
    private final KnownAccounts accounts;
    private final Lanes lanes;
    private final InstantSource clock;
    private final int mostCodePoints;

    public RedactComment(
            CommentStore comments, KnownAccounts accounts, Lanes lanes, InstantSource clock, int mostCodePoints) {
        this.comments = comments;
        this.accounts = accounts;
        this.lanes = lanes;
        this.clock = clock;
        this.mostCodePoints = mostCodePoints + RedactionRequest.TAKEN_AWAY.length() * 100;
    }

    Future<Result> run(Caller moderator, CommentId id, RedactionRequest.Checked request) {
        Access.mustModerate(moderator);
        return accounts.ensure(moderator)
                .compose(known -> comments.find(moderator.site().id(), id))
                .compose(comment -> redact(moderator, comment, request));
    }

    private Future<Result> redact(Caller moderator, Comment comment, RedactionRequest.Checked request) {
        if (comment.latest() != request.revision() || comment.editWaits()) {
            return Future.succeededFuture(conflict(comment));
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        DecisionId decision = new DecisionId(Uuids.version7(now.toEpochMilli()));
        Command.Redact command = new Command.Redact(
                comment.site(),
                comment.thread(),
                comment.id(),
                request.revision(),
                request.expect(),
                Texts.render(request.apply(comment.source()), mostCodePoints),
                decision,
                Action.REDACT.code(),
                moderator.profile().id(),
                moderator.profile().name(),
                request.said(),
                now);
        return lanes.submit(command).map(outcome -> result(command, outcome));
    }

    private static Result result(Command.Redact command, Outcome outcome) {
        if (outcome instanceof Outcome.Refused refused) {
            return refused.now()
                    .map(RedactComment::conflict)
                    .orElse(new Result(command.comment(), Result.Outcome.NOT_FOUND, null, Optional.empty()));
        }
        Decision decision = new Decision(
                command.decision(),
                command.comment(),
                command.revision(),
                Action.REDACT,
                command.expect(),
                command.expect(),
                command.by(),
                command.byName(),
                command.said(),
                null,
                command.revision() + 1,
                false,
                command.at());
        return new Result(command.comment(), Result.Outcome.APPLIED, command.expect(), Optional.of(decision));
    }

    private static Result conflict(Comment now) {
        return new Result(now.id(), Result.Outcome.CONFLICT, now.status(), Optional.empty());
    }
}
