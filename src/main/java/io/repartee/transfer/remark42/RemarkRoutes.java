package io.repartee.transfer.remark42;

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
import io.vertx.core.http.HttpMethod;
import io.vertx.sqlclient.Pool;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** Remark42's public reading addresses. What its front end sends besides ({@code site}, {@code view}) makes no difference. */
public final class RemarkRoutes {
    private static final String BASE = "/remark42/{site}/api/v1";
    private static final int MOST_OF_A_PAGE = 2_000;
    private static final int MOST_LAST = 200;
    private static final int MOST_PAGES = 1_000;

    private final Callers callers;
    private final RemarkStore store;

    public RemarkRoutes(Callers callers, Pool pool) {
        this.callers = callers;
        this.store = new RemarkStore(pool);
    }

    public List<Route> routes() {
        return List.of(
                get("/config", this::config),
                new Route(HttpMethod.GET, "/remark42/{site}/auth/status", this::status),
                get("/find", this::find),
                get("/id/{id}", this::one),
                get("/last/{limit}", this::last),
                get("/count", this::count),
                new Route(HttpMethod.POST, BASE + "/counts", this::counts),
                get("/info", this::info),
                get("/list", this::list));
    }

    private static Route get(String path, Route.Handler handler) {
        return new Route(HttpMethod.GET, BASE + path, handler);
    }

    private Future<Site> site(Call call) {
        return callers.site(call.path("site"));
    }

    private Future<Answer> config(Call call) {
        return site(call).map(site -> Answer.ok(Json.object(json -> RemarkConfig.write(json, site))));
    }

    private Future<Answer> status(Call call) {
        return site(call).map(site -> Answer.ok(Json.object(json -> json.writeStringField("status", "not logged in"))));
    }

    private Future<Answer> find(Call call) {
        Page page = page(call);
        String sort = call.query("sort").orElse("time");
        boolean tree = call.query("format").filter("tree"::equals).isPresent();
        return site(call)
                .compose(site -> store.page(site.id(), page.on(site), MOST_OF_A_PAGE)
                        .compose(comments -> store.info(site.id(), List.of(page.on(site)), false)
                                .map(info -> found(site, comments, info.get(0), sort, tree))));
    }

    /** The times of what is shown are those of all of it, unless it is more than is shown. */
    private static Answer found(Site site, List<RemarkComment> comments, PostInfo counted, String sort, boolean tree) {
        Comparator<RemarkComment> byTime = Comparator.comparing(RemarkComment::at);
        PostInfo info = new PostInfo(
                counted.url(),
                counted.count(),
                counted.readOnly(),
                comments.stream().min(byTime).map(RemarkComment::at).orElse(null),
                comments.stream().max(byTime).map(RemarkComment::at).orElse(null));
        return Answer.ok(Json.object(json -> {
            if (tree) {
                new RemarkTree(comments, sort).write(json, site.key());
            } else {
                List<RemarkComment> sorted =
                        comments.stream().sorted(RemarkTree.flat(sort)).toList();
                Json.array(json, "comments", sorted, (out, comment) -> comment.write(out, site.key()));
            }
            json.writeFieldName("info");
            info.write(json);
        }));
    }

    private Future<Answer> one(Call call) {
        return site(call)
                .compose(site -> store.one(site.id(), call.path("id")).map(found -> {
                    RemarkComment comment = found.orElseThrow(() -> Problem.of(ErrorCode.COMMENT_NOT_FOUND));
                    return Answer.ok(Json.value(json -> comment.write(json, site.key())));
                }));
    }

    private Future<Answer> last(Call call) {
        int limit = whole(call.path("limit"), MOST_LAST);
        Instant since = Instant.ofEpochMilli(
                call.query("since").map(text -> number("since", text)).orElse(0L));
        return site(call)
                .compose(site -> store.last(site.id(), since, limit)
                        .map(comments -> Answer.ok(Json.value(json -> {
                            json.writeStartArray();
                            for (RemarkComment comment : comments) {
                                comment.write(json, site.key());
                            }
                            json.writeEndArray();
                        }))));
    }

    private Future<Answer> count(Call call) {
        Page page = page(call);
        return site(call)
                .compose(site -> store.info(site.id(), List.of(page.on(site)), false)
                        .map(info -> Answer.ok(Json.object(json -> {
                            json.writeNumberField("count", info.get(0).count());
                            RemarkComment.locator(json, site.key(), page.key());
                        }))));
    }

    private Future<Answer> counts(Call call) {
        List<String> pages = List.of(call.body(String[].class));
        if (pages.size() > MOST_PAGES || !pages.stream().allMatch(Page::fits)) {
            throw Problem.field("", "A list of at most " + MOST_PAGES + " pages is needed.");
        }
        return site(call)
                .compose(site -> store.info(
                        site.id(),
                        pages.stream().map(key -> new Page(key).on(site)).toList(),
                        false))
                .map(RemarkRoutes::infos);
    }

    private Future<Answer> info(Call call) {
        Page page = page(call);
        return site(call)
                .compose(site -> store.info(site.id(), List.of(page.on(site)), true))
                .map(info -> Answer.ok(Json.value(json -> info.get(0).write(json))));
    }

    private Future<Answer> list(Call call) {
        int limit = call.integer("limit", MOST_LAST, 1, MOST_PAGES);
        int skip = call.integer("skip", 0, 0, Integer.MAX_VALUE);
        return site(call).compose(site -> store.all(site.id(), limit, skip)).map(RemarkRoutes::infos);
    }

    private static Answer infos(List<PostInfo> infos) {
        return Answer.ok(Json.value(json -> {
            json.writeStartArray();
            for (PostInfo info : infos) {
                info.write(json);
            }
            json.writeEndArray();
        }));
    }

    private static Page page(Call call) {
        return Page.parameter(call.query("url")
                .orElseThrow(() -> Problem.of(ErrorCode.BAD_PARAMETER, "url, the address of the page, is needed.")));
    }

    /** Remark42 takes what is no number for none, and none for as many as there are. */
    private static int whole(String text, int most) {
        long number = text.matches("\\d{1,9}") ? Long.parseLong(text) : 0;
        return number == 0 ? most : (int) Math.min(number, most);
    }

    private static long number(String name, String text) {
        if (!text.matches("\\d{1,15}")) {
            throw Problem.of(ErrorCode.BAD_PARAMETER, name + " must be milliseconds since 1970.");
        }
        return Long.parseLong(text);
    }
}
