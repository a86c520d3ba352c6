package io.repartee.transfer.oldlinks;

import io.repartee.account.Callers;
import io.repartee.site.Site;
import io.repartee.thread.Page;
import io.repartee.web.Answer;
import io.repartee.web.Call;
import io.repartee.web.ErrorCode;
import io.repartee.web.Json;
import io.repartee.web.Problem;
import io.repartee.web.Route;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.util.List;

/** {@code GET /imported}: which comment an old address means, so that it still leads there. Thread-safe. */
public final class OldLinkRoutes {
    /** What readers see, or what holds visible answers; on the page that is asked for, as numbers are those of a system only there. */
    public static final String FIND = """
            select c.comment_id
            from page_alias a
            join imported i on i.site_id = a.site_id and i.source = any ($3::text[]) and i.ref = $4
            join comment c on c.site_id = i.site_id and c.comment_id = i.comment_id and c.thread_id = a.thread_id
            where a.site_id = $1 and a.page = any ($2::text[]) and (c.status = 0 or c.reply_count > 0)
            limit 1
            """;

    private final Callers callers;
    private final Pool pool;

    public OldLinkRoutes(Callers callers, Pool pool) {
        this.callers = callers;
        this.pool = pool;
    }

    public List<Route> routes() {
        return List.of(Route.get("/imported", this::find));
    }

    private Future<Answer> find(Call call) {
        Page page = Page.parameter(
                call.query("page").orElseThrow(() -> Problem.of(ErrorCode.BAD_PARAMETER, "page is needed.")));
        OldAnchor anchor = call.query("anchor")
                .flatMap(OldAnchor::of)
                .orElseThrow(() -> Problem.of(
                        ErrorCode.BAD_PARAMETER, "anchor must be one of another system, such as comment-4711."));
        return callers.site(call.path("site")).compose(site -> find(site, page, anchor));
    }

    private Future<Answer> find(Site site, Page page, OldAnchor anchor) {
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(
                        site.id().value(),
                        page.on(site).names(),
                        anchor.sources().toArray(String[]::new),
                        anchor.ref()))
                .map(rows -> {
                    if (rows.size() == 0) {
                        throw Problem.of(ErrorCode.COMMENT_NOT_FOUND);
                    }
                    String id = rows.iterator().next().getUUID("comment_id").toString();
                    return Answer.ok(Json.object(json -> json.writeStringField("id", id)));
                });
    }
}
