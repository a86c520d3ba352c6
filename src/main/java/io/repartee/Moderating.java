package io.repartee;

import io.repartee.moderation.AccountFileRoutes;
import io.repartee.moderation.AccountFileStore;
import io.repartee.moderation.AccountFiles;
import io.repartee.moderation.ClaimRoutes;
import io.repartee.moderation.Claiming;
import io.repartee.moderation.DecideComments;
import io.repartee.moderation.DecisionRoutes;
import io.repartee.moderation.QueueRoutes;
import io.repartee.moderation.RedactComment;
import io.repartee.moderation.RejectAll;
import io.repartee.moderation.RestoreOnAppeal;
import io.repartee.moderation.SanctionRoutes;
import io.repartee.moderation.SanctionStore;
import io.repartee.moderation.Sanctioning;
import io.repartee.moderation.UndoDecision;
import io.repartee.moderation.appeals.AppealRoutes;
import io.repartee.moderation.appeals.AppealStore;
import io.repartee.moderation.appeals.DecideAppeal;
import io.repartee.moderation.appeals.ExplainToAuthor;
import io.repartee.moderation.appeals.MakeAppeal;
import io.repartee.moderation.audit.AuditRoutes;
import io.repartee.moderation.audit.AuditStore;
import io.repartee.moderation.reports.NoticeRoutes;
import io.repartee.moderation.reports.NotifyIllegalContent;
import io.repartee.moderation.reports.ReportComment;
import io.repartee.moderation.reports.ReportRoutes;
import io.repartee.moderation.reports.ReportStore;
import io.repartee.moderation.statistics.StatisticsRoutes;
import io.repartee.moderation.statistics.StatisticsStore;
import io.repartee.stream.Publisher;
import io.repartee.stream.Whispers;
import io.repartee.web.Route;
import java.util.List;
import java.util.stream.Stream;

/** What moderators do, and what readers report to them, put together. */
final class Moderating {
    private final Ground ground;
    private final Checks checks;

    Moderating(Ground ground, Checks checks) {
        this.ground = ground;
        this.checks = checks;
    }

    List<Route> routes(Publisher publisher, Whispers whispers) {
        return Stream.of(
                        new QueueRoutes(ground.callers(), ground.moderation(), ground.clock()).routes(),
                        accounts(publisher),
                        checks.routes(ground.callers(), publisher),
                        decisions(),
                        new ClaimRoutes(
                                        ground.callers(),
                                        new Claiming(ground.pool(), ground.moderation(), whispers, ground.clock()))
                                .routes(),
                        reports(),
                        appeals(publisher),
                        new AuditRoutes(ground.callers(), new AuditStore(ground.pool())).routes(),
                        new StatisticsRoutes(ground.callers(), new StatisticsStore(ground.pool()), ground.clock())
                                .routes())
                .flatMap(List::stream)
                .toList();
    }

    private List<Route> decisions() {
        return new DecisionRoutes(
                        ground.callers(),
                        decide(),
                        new UndoDecision(
                                ground.comments(),
                                ground.moderation(),
                                ground.accounts(),
                                ground.lanes(),
                                ground.clock()),
                        new RejectAll(ground.moderation(), ground.accounts(), ground.lanes(), ground.clock()),
                        new RedactComment(
                                ground.comments(),
                                ground.accounts(),
                                ground.lanes(),
                                ground.clock(),
                                ground.config().limits().textCodePoints()),
                        ground.moderation())
                .routes();
    }

    private DecideComments decide() {
        return new DecideComments(
                ground.comments(), ground.moderation(), ground.accounts(), ground.lanes(), ground.clock());
    }

    /** What readers, and people who are none, say is wrong. */
    private List<Route> reports() {
        ReportStore reports = new ReportStore(ground.pool());
        return Stream.of(
                        new ReportRoutes(
                                        ground.callers(),
                                        new ReportComment(
                                                ground.comments(),
                                                reports,
                                                ground.accounts(),
                                                ground.lanes(),
                                                ground.allowances(),
                                                ground.clock()),
                                        reports)
                                .routes(),
                        new NoticeRoutes(
                                        ground.callers(),
                                        new NotifyIllegalContent(
                                                ground.comments(), ground.lanes(), ground.limits(), ground.clock()),
                                        reports)
                                .routes())
                .flatMap(List::stream)
                .toList();
    }

    private List<Route> appeals(Publisher publisher) {
        AppealStore appeals = new AppealStore(ground.pool(), publisher);
        ExplainToAuthor explain = new ExplainToAuthor(ground.comments(), appeals, ground.clock());
        RestoreOnAppeal restore = new RestoreOnAppeal(decide());
        return new AppealRoutes(
                        ground.callers(),
                        explain,
                        new MakeAppeal(explain, appeals, ground.clock()),
                        new DecideAppeal(appeals, ground.comments(), ground.accounts(), restore, ground.clock()),
                        appeals)
                .routes();
    }

    /** Sanctions, and what moderators know of accounts. */
    private List<Route> accounts(Publisher publisher) {
        SanctionStore sanctions = new SanctionStore(ground.pool(), publisher);
        AccountFiles files = new AccountFiles(
                ground.accountStore(),
                ground.accounts(),
                ground.standings(),
                sanctions,
                new AccountFileStore(ground.pool()),
                ground.clock());
        return Stream.of(
                        new SanctionRoutes(
                                        ground.callers(),
                                        new Sanctioning(
                                                sanctions, ground.accountStore(), ground.accounts(), ground.clock()),
                                        sanctions)
                                .routes(),
                        new AccountFileRoutes(ground.callers(), files).routes())
                .flatMap(List::stream)
                .toList();
    }
}
