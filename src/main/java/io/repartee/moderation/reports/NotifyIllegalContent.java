package io.repartee.moderation.reports;

import io.repartee.account.Caller;
import io.repartee.comment.Command;
import io.repartee.comment.Comment;
import io.repartee.comment.CommentStore;
import io.repartee.comment.Lanes;
import io.repartee.comment.Outcome;
import io.repartee.ids.CommentId;
import io.repartee.ids.Uuids;
import io.repartee.web.Problem;
import io.repartee.web.RateLimits;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Anybody gives notice of illegal content, with or without an account. Thread-safe. */
public final class NotifyIllegalContent {
    private final CommentStore comments;
    private final Lanes lanes;
    private final RateLimits limits;
    private final InstantSource clock;

    public NotifyIllegalContent(CommentStore comments, Lanes lanes, RateLimits limits, InstantSource clock) {
        this.comments = comments;
        this.lanes = lanes;
        this.limits = limits;
        this.clock = clock;
    }

    /** The confirmation of receipt; the token is told once and never again. */
    record Receipt(NoticeState state, NoticeToken token) {}

    /** @param address the network address that notices are counted by */
    Future<Receipt> run(Caller caller, CommentId id, NoticeRequest request, String address) {
        NoticeRequest.Checked checked = request.check();
        limits.notices().take(address);
        return comments.find(caller.site().id(), id).compose(comment -> {
            Reported.mustBeShown(caller, comment);
            return send(comment, checked);
        });
    }

    private Future<Receipt> send(Comment comment, NoticeRequest.Checked checked) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        NoticeToken token = NoticeToken.random();
        Command.Report command = new Command.Report(
                comment.site(),
                comment.thread(),
                comment.id(),
                Uuids.version7(now.toEpochMilli()),
                null,
                ReportReason.ILLEGAL.code(),
                null,
                false,
                0,
                Optional.of(notice(comment, checked, token)),
                now);
        return lanes.submit(command).map(outcome -> {
            if (outcome instanceof Outcome.Refused refused) {
                throw Problem.of(refused.code());
            }
            return new Receipt(
                    new NoticeState(command.id(), comment.id().value(), checked.offence(), now, null, null, false),
                    token);
        });
    }

    private static Command.Notice notice(Comment comment, NoticeRequest.Checked checked, NoticeToken token) {
        return new Command.Notice(
                checked.offence(),
                checked.location() == null ? "comment " + comment.id() : checked.location(),
                checked.explanation(),
                checked.name(),
                checked.email(),
                token.hash());
    }
}
