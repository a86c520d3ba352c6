package io.repartee.thread;

import io.repartee.account.Callers;
import io.repartee.web.Answer;
import io.repartee.web.Call;
import io.repartee.web.ErrorCode;
import io.repartee.web.Json;
import io.repartee.web.Limited;
import io.repartee.web.Problem;
import io.repartee.web.Route;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;

/** How many comments pages have, for up to 200 pages at once. */
public final class CountRoutes {
    private static final int MOST_PAGES = 200;

    private final Callers callers;
    private final ThreadStore store;

    public CountRoutes(Callers callers, ThreadStore store) {
        this.callers = callers;
        this.store = store;
    }

    public List<Route> routes() {
        return List.of(Route.post("/counts", this::posted).limited(Limited.NOT), Route.get("/counts", this::queried));
    }

    record CountsRequest(List<String> pages) {}

    private Future<Answer> posted(Call call) {
        List<String> pages = call.body(CountsRequest.class).pages();
        if (pages == null || pages.size() > MOST_PAGES) {
            throw Problem.field("/pages", "A list of at most " + MOST_PAGES + " pages is needed.");
        }
        return answer(
                call,
                pages.stream()
                        .map(key -> Page.field("/pages", key == null ? "" : key))
                        .toList());
    }

    private Future<Answer> queried(Call call) {
        List<String> pages = call.queries("page");
        if (pages.isEmpty() || pages.size() > MOST_PAGES) {
            throw Problem.of(ErrorCode.BAD_PARAMETER, "page must be given 1 to " + MOST_PAGES + " times.");
        }
        return answer(call, pages.stream().map(Page::parameter).toList());
    }

    private Future<Answer> answer(Call call, List<Page> pages) {
        return callers.site(call.path("site"))
                .compose(site -> store.counts(
                        site.id(), pages.stream().map(page -> page.on(site)).toList()))
                .map(counts -> Answer.ok(Json.object(json -> {
                    json.writeObjectFieldStart("counts");
                    for (Map.Entry<String, Integer> count : counts.entrySet()) {
                        json.writeNumberField(count.getKey(), count.getValue());
                    }
                    json.writeEndObject();
                })));
    }
}
