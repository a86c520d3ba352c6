package io.repartee.engagement;

import io.repartee.account.Callers;
import io.repartee.engagement.KeptLists.Freshness;
import io.repartee.ids.SiteId;
import io.repartee.ids.ThreadId;
import io.repartee.thread.Page;
import io.repartee.thread.ThreadDirectory;
import io.repartee.web.Answer;
import io.repartee.web.Call;
import io.repartee.web.ErrorCode;
import io.repartee.web.Json;
import io.repartee.web.Problem;
import io.repartee.web.Route;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** What goes on where on a site: for everybody, without a token, the same bytes for all, and cacheable. */
public final class DiscoveryRoutes {
    private static final int USUAL_HOURS = 24;
    private static final int MOST_HOURS = 168;
    private static final int USUAL_LIMIT = 10;
    private static final int MOST = 50;
    private static final int MOST_SECTION_CHARS = 100;
    private static final Freshness PAGES = new Freshness(Duration.ofSeconds(30), Duration.ofMinutes(5));
    private static final Freshness LIKENESS = new Freshness(Duration.ofMinutes(5), Duration.ofHours(1));

    /** What a moderator takes away is to be gone soon. */
    private static final Freshness COMMENTS = new Freshness(Duration.ofSeconds(5), Duration.ofSeconds(10));

    private final Callers callers;
    private final ThreadDirectory threads;
    private final DiscoveryStore store;
    private final KeptLists kept;
    private final InstantSource clock;

    public DiscoveryRoutes(
            Callers callers, ThreadDirectory threads, DiscoveryStore store, KeptLists kept, InstantSource clock) {
        this.callers = callers;
        this.threads = threads;
        this.store = store;
        this.kept = kept;
        this.clock = clock;
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/discussed", this::discussed),
                Route.get("/trending", this::trending),
                Route.get("/latest", this::latest),
                Route.get("/related", this::related));
    }

    private record Discussed(SiteId site, int hours, Optional<String> section, int limit) {}

    private record Trending(SiteId site, Optional<String> section, int limit) {}

    private record Latest(SiteId site, Optional<String> section, int limit) {}

    private record Related(SiteId site, ThreadId thread, int limit) {}

    private Future<Answer> discussed(Call call) {
        int hours = call.integer("hours", USUAL_HOURS, 1, MOST_HOURS);
        return callers.site(call.path("site")).compose(site -> {
            Discussed key = new Discussed(site.id(), hours, section(call), limit(call));
            Instant since = clock.instant().minus(Duration.ofHours(hours));
            return kept.answer(
                    call,
                    key,
                    PAGES,
                    () -> store.discussed(site.id(), since, key.section, key.limit)
                            .map(DiscoveryRoutes::cards));
        });
    }

    private Future<Answer> trending(Call call) {
        return callers.site(call.path("site")).compose(site -> {
            Trending key = new Trending(site.id(), section(call), limit(call));
            return kept.answer(
                    call,
                    key,
                    PAGES,
                    () -> store.trending(site.id(), clock.instant(), key.section, key.limit)
                            .map(DiscoveryRoutes::cards));
        });
    }

    private Future<Answer> latest(Call call) {
        return callers.site(call.path("site")).compose(site -> {
            Latest key = new Latest(site.id(), section(call), limit(call));
            return kept.answer(
                    call,
                    key,
                    COMMENTS,
                    () -> store.latest(site.id(), key.section, key.limit)
                            .map(found -> Json.object(
                                    json -> Json.array(json, "items", found, (out, one) -> one.write(out)))));
        });
    }

    private Future<Answer> related(Call call) {
        Page page = Page.parameter(call.query("page")
                .orElseThrow(() -> Problem.of(ErrorCode.BAD_PARAMETER, "The parameter page is needed.")));
        int limit = limit(call);
        return callers.site(call.path("site"))
                .compose(site -> threads.find(site, page).compose(thread -> {
                    Related key = new Related(site.id(), thread, limit);
                    return kept.answer(
                            call,
                            key,
                            LIKENESS,
                            () -> store.related(site.id(), thread, limit).map(DiscoveryRoutes::cards));
                }));
    }

    private static Buffer cards(List<PageCard> cards) {
        return Json.object(json -> Json.array(json, "items", cards, (out, card) -> card.write(out)));
    }

    private static int limit(Call call) {
        return call.integer("limit", USUAL_LIMIT, 1, MOST);
    }

    private static Optional<String> section(Call call) {
        return call.query("section").map(name -> {
            if (name.isBlank() || name.length() > MOST_SECTION_CHARS) {
                throw Problem.of(
                        ErrorCode.BAD_PARAMETER, "section must have 1 to " + MOST_SECTION_CHARS + " characters.");
            }
            return name;
        });
    }
}
