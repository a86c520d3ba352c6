package io.repartee.moderation.reports;

import io.repartee.account.Access;
import io.repartee.account.Allowances;
import io.repartee.account.Caller;
import io.repartee.account.KnownAccounts;
import io.repartee.comment.Command;
import io.repartee.comment.Comment;
import io.repartee.comment.CommentStore;
import io.repartee.comment.Lanes;
import io.repartee.comment.Outcome;
import io.repartee.ids.AccountId;
import io.repartee.ids.CommentId;
import io.repartee.ids.SiteId;
import io.repartee.ids.Uuids;
import io.repartee.web.ErrorCode;
import io.repartee.web.Problem;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** A reader reports a comment, once for each revision of it: again it is the same answer. Thread-safe. */
public final class ReportComment {
    private final CommentStore comments;
    private final ReportStore reports;
    private final KnownAccounts accounts;
    private final Lanes lanes;
    private final Allowances allowances;
    private final InstantSource clock;

    public ReportComment(
            CommentStore comments,
            ReportStore reports,
            KnownAccounts accounts,
            Lanes lanes,
            Allowances allowances,
            InstantSource clock) {
        this.comments = comments;
        this.reports = reports;
        this.accounts = accounts;
        this.lanes = lanes;
        this.allowances = allowances;
        this.clock = clock;
    }

    Future<Report> run(Caller caller, CommentId id, ReportRequest request) {
        Access.mustReport(caller, caller.site().policy().reports().guests());
        ReportRequest.Checked checked = request.check();
        SiteId site = caller.site().id();
        AccountId reporter = caller.profile().id();
        return allowances
                .take(Allowances.Kind.REPORTS, site, reporter)
                .compose(allowed -> reports.own(site, id, reporter))
                .compose(earlier -> earlier.isPresent()
                        ? Future.succeededFuture(earlier.get())
                        : comments.find(site, id).compose(comment -> report(caller, comment, checked)));
    }

    private Future<Report> report(Caller caller, Comment comment, ReportRequest.Checked checked) {
        Reported.mustBeShown(caller, comment);
        if (caller.is(comment.author().id())) {
            throw Problem.of(ErrorCode.OWN_COMMENT);
        }
        Command.Report command = command(caller, comment, checked);
        return accounts.ensure(caller).compose(known -> lanes.submit(command)).compose(outcome -> {
            if (outcome instanceof Outcome.Refused refused) {
                return Future.failedFuture(Problem.of(refused.code()));
            }
            return reports.own(comment.site(), comment.id(), caller.profile().id())
                    .map(own -> own.orElseGet(() -> asWritten(command, comment, checked)));
        });
    }

    private Command.Report command(Caller caller, Comment comment, ReportRequest.Checked checked) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return new Command.Report(
                comment.site(),
                comment.thread(),
                comment.id(),
                Uuids.version7(now.toEpochMilli()),
                caller.profile().id(),
                checked.reason().code(),
                checked.detail(),
                caller.profile().kind() != Caller.Kind.GUEST,
                caller.site().policy().reports().toHide(),
                Optional.empty(),
                now);
    }

    /** When an edit has come in between, so that it is not about the comment as it is now. */
    private static Report asWritten(Command.Report command, Comment comment, ReportRequest.Checked checked) {
        return new Report(
                command.id(), comment.id(), comment.revision(), checked.reason(), checked.detail(), command.at());
    }
}
