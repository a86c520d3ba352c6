package io.repartee.moderation.reports;

import io.repartee.account.Access;
import io.repartee.account.Callers;
import io.repartee.ids.CommentId;
import io.repartee.web.Answer;
import io.repartee.web.Call;
import io.repartee.web.ErrorCode;
import io.repartee.web.IdCursor;
import io.repartee.web.Json;
import io.repartee.web.Limited;
import io.repartee.web.Problem;
import io.repartee.web.Route;
import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;

/** The addresses under which readers report and moderators read what was reported. */
public final class ReportRoutes {
    private static final char LIST = 'R';
    private static final UUID NEWEST = new UUID(-1, -1);
    private static final int USUAL_LIMIT = 50;
    private static final int MOST = 200;

    private final Callers callers;
    private final ReportComment report;
    private final ReportStore store;

    public ReportRoutes(Callers callers, ReportComment report, ReportStore store) {
        this.callers = callers;
        this.report = report;
        this.store = store;
    }

    public List<Route> routes() {
        return List.of(
                Route.post("/comments/{id}/reports", this::report).limited(Limited.WRITE_COUNTED_APART),
                Route.get("/comments/{id}/reports", this::reports));
    }

    static UUID uuid(Call call, ErrorCode otherwise) {
        try {
            return UUID.fromString(call.path("id"));
        } catch (IllegalArgumentException e) {
            throw Problem.of(otherwise);
        }
    }

    static CommentId comment(Call call) {
        return new CommentId(uuid(call, ErrorCode.COMMENT_NOT_FOUND));
    }

    private Future<Answer> report(Call call) {
        return callers.of(call)
                .compose(caller -> report.run(caller, comment(call), call.body(ReportRequest.class)))
                .map(done -> Answer.created(Json.value(done::write)));
    }

    private Future<Answer> reports(Call call) {
        return callers.of(call).compose(caller -> {
            Access.mustModerate(caller);
            UUID after = call.query("after")
                    .map(cursor -> IdCursor.read(LIST, cursor))
                    .orElse(NEWEST);
            int limit = call.integer("limit", USUAL_LIMIT, 1, MOST);
            return store.of(caller.site().id(), comment(call), after, limit + 1).map(found -> page(found, limit));
        });
    }

    private static Answer page(List<ReceivedReport> found, int limit) {
        boolean more = found.size() > limit;
        List<ReceivedReport> shown = more ? found.subList(0, limit) : found;
        String next = more ? IdCursor.write(LIST, shown.get(limit - 1).report().id()) : null;
        return Answer.ok(Json.page(shown, next, (json, one) -> one.write(json)));
    }
}
