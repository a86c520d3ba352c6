package io.repartee.moderation.audit;

import io.repartee.account.Access;
import io.repartee.account.Callers;
import io.repartee.web.Answer;
import io.repartee.web.Call;
import io.repartee.web.Cursors;
import io.repartee.web.Json;
import io.repartee.web.Route;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;

/** The addresses of the audit log. */
public final class AuditRoutes {
    private static final char LIST = 'U';
    private static final int USUAL_LIMIT = 50;
    private static final int MOST = 200;

    private final Callers callers;
    private final AuditStore store;

    public AuditRoutes(Callers callers, AuditStore store) {
        this.callers = callers;
        this.store = store;
    }

    public List<Route> routes() {
        return List.of(Route.get("/audit", this::list), Route.get("/audit/export", this::export));
    }

    private Future<Answer> list(Call call) {
        return callers.of(call).compose(caller -> {
            Access.mustModerate(caller);
            long before = call.query("after")
                    .map(text -> Cursors.read(LIST, 1, text)[0])
                    .orElse(Long.MAX_VALUE);
            int limit = call.integer("limit", USUAL_LIMIT, 1, MOST);
            return store.latest(caller.site().id(), before, limit + 1).map(found -> page(found, limit));
        });
    }

    private static Answer page(List<AuditEntry> found, int limit) {
        boolean more = found.size() > limit;
        List<AuditEntry> shown = more ? found.subList(0, limit) : found;
        String next = more ? Cursors.write(LIST, shown.get(limit - 1).id()) : null;
        return Answer.ok(Json.page(shown, next, (json, entry) -> entry.write(json)));
    }

    private Future<Answer> export(Call call) {
        return callers.of(call).compose(caller -> {
            Access.mustAdminister(caller);
            return store.head(caller.site().id())
                    .map(head -> Answer.streaming(
                            Map.of(
                                    "content-type",
                                    "application/x-ndjson",
                                    "content-disposition",
                                    "attachment; filename=\"audit-"
                                            + caller.site().key() + ".ndjson\""),
                            new ExportAudit(store, caller.site().id(), head)));
        });
    }
}
