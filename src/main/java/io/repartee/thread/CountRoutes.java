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
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;

/** How many comments pages have, for up to 200 pages at once; as they were within the last second. */
public final class CountRoutes {
    private static final int MOST_PAGES = 200;

    private final Callers callers;
    private final ThreadStore store;
    private final KeptCounts kept;

    public CountRoutes(Callers callers, ThreadStore store, KeptCounts kept) {
        this.callers = callers;
        this.store = store;
        this.kept = kept;
    }

    public List<Route> routes() {
        return List.of(Route.post("/counts", this::posted).limited(Limited.NOT), Route.get("/counts", this::queried));
    }

    record CountsRequest(List<String> pages) {}

    private Future<Answer> posted(Call call) {
        return answer(call, call.bytes().toString(StandardCharsets.UTF_8), () -> {
            List<String> pages = call.body(CountsRequest.class).pages();
            if (pages == null || pages.size() > MOST_PAGES) {
                throw Problem.field("/pages", "A list of at most " + MOST_PAGES + " pages is needed.");
            }
            return pages.stream()
                    .map(key -> Page.field("/pages", key == null ? "" : key))
                    .toList();
        });
    }

    private Future<Answer> queried(Call call) {
        return answer(call, "?" + call.rawQuery(), () -> {
            List<String> pages = call.queries("page");
            if (pages.isEmpty() || pages.size() > MOST_PAGES) {
                throw Problem.of(ErrorCode.BAD_PARAMETER, "page must be given 1 to " + MOST_PAGES + " times.");
            }
            return pages.stream().map(Page::parameter).toList();
        });
    }

    /** @param pages reads what was asked for, unless the same was asked a moment ago */
    private Future<Answer> answer(Call call, String asked, Supplier<List<Page>> pages) {
        return callers.site(call.path("site"))
                .compose(site -> kept.get(
                        new KeptCounts.Asked(site.id(), asked),
                        () -> store.counts(
                                        site.id(),
                                        pages.get().stream()
                                                .map(page -> page.on(site))
                                                .toList())
                                .map(CountRoutes::encoded)));
    }

    private static KeptCounts.Read encoded(List<ThreadStore.Count> counts) {
        Answer answer = Answer.ok(Json.object(json -> {
            json.writeObjectFieldStart("counts");
            for (ThreadStore.Count count : counts) {
                json.writeNumberField(count.page(), count.published());
            }
            json.writeEndObject();
        }));
        return new KeptCounts.Read(
                answer,
                counts.stream().mapToLong(count -> count.stream().bell()).toArray());
    }
}
