package io.repartee.engagement;

import io.repartee.account.Callers;
import io.repartee.comment.Tallies;
import io.repartee.comment.TallyStore;
import io.repartee.ids.ThreadId;
import io.repartee.site.Site;
import io.repartee.stream.StreamId;
import io.repartee.thread.Page;
import io.repartee.thread.ThreadDirectory;
import io.repartee.web.Answer;
import io.repartee.web.Call;
import io.repartee.web.ErrorCode;
import io.repartee.web.Json;
import io.repartee.web.Problem;
import io.repartee.web.Route;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code GET /tallies}: the totals of a page that changed while a reader was away. */
public final class TallyRoutes {
    private static final int MOST = 500;

    private final Callers callers;
    private final ThreadDirectory threads;
    private final TallyStore tallies;

    public TallyRoutes(Callers callers, ThreadDirectory threads, TallyStore tallies) {
        this.callers = callers;
        this.threads = threads;
        this.tallies = tallies;
    }

    public List<Route> routes() {
        return List.of(Route.get("/tallies", this::tallies));
    }

    private Future<Answer> tallies(Call call) {
        Page page = Page.parameter(call.query("page")
                .orElseThrow(() -> Problem.of(ErrorCode.BAD_PARAMETER, "The parameter page is needed.")));
        long since = call.query("since").map(TallyRoutes::version).orElse(0L);
        return callers.site(call.path("site"))
                .compose(site -> threads.find(site, page).compose(thread -> read(site, thread, since)));
    }

    private Future<Answer> read(Site site, ThreadId thread, long since) {
        StreamId stream = StreamId.of(site.id(), thread);
        return tallies.since(Map.of(stream, since), MOST)
                .map(found -> answer(Optional.ofNullable(found.get(stream))
                        .orElse(new Tallies(0, false, Map.of(), Optional.empty()))));
    }

    private static Answer answer(Tallies tallies) {
        return Answer.ok(Json.object(json -> {
                    tallies.write(json);
                    json.writeBooleanField("more", tallies.more());
                }))
                .with("cache-control", "public, max-age=1");
    }

    private static long version(String text) {
        if (!text.matches("\\d{1,18}")) {
            throw Problem.of(ErrorCode.BAD_PARAMETER, "since must be the tally of an earlier answer.");
        }
        return Long.parseLong(text);
    }
}
