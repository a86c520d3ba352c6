package io.repartee.moderation;

import io.repartee.account.Access;
import io.repartee.account.Caller;
import io.repartee.account.Callers;
import io.repartee.web.Answer;
import io.repartee.web.Call;
import io.repartee.web.Json;
import io.repartee.web.Route;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/** The addresses of the moderators' queues. */
public final class QueueRoutes {
    private static final int USUAL_LIMIT = 50;
    private static final int MOST = 200;
    /** The time of which the rate of decisions is told. */
    static final Duration RATE_OVER = Duration.ofHours(1);

    private final Callers callers;
    private final ModerationStore store;
    private final InstantSource clock;

    public QueueRoutes(Callers callers, ModerationStore store, InstantSource clock) {
        this.callers = callers;
        this.store = store;
        this.clock = clock;
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/queues", this::counts),
                Route.get("/queues/{queue}", this::queue),
                Route.get("/accounts/{id}/comments", this::ofAccount));
    }

    private Future<Answer> counts(Call call) {
        return moderator(call)
                .compose(caller ->
                        store.counts(caller.site().id(), clock.instant().minus(RATE_OVER)))
                .map(counts -> Answer.ok(Json.object(json -> {
                    json.writeObjectFieldStart("counts");
                    counts.fields(json);
                    json.writeEndObject();
                    json.writeStringField(
                            "oldestWaiting",
                            counts.oldestWaiting() == null
                                    ? null
                                    : counts.oldestWaiting().toString());
                    json.writeNumberField("perHour", counts.decided());
                })));
    }

    private Future<Answer> queue(Call call) {
        return moderator(call).compose(caller -> list(call, caller, Queue.named(call.path("queue")), Filters.of(call)));
    }

    private Future<Answer> ofAccount(Call call) {
        return moderator(call)
                .compose(
                        caller -> list(call, caller, Queue.ALL, Filters.of(call).ofAuthor(Ids.account(call))));
    }

    private Future<Answer> list(Call call, Caller caller, Queue queue, Filters filters) {
        UUID after = call.query("after").map(queue::read).orElse(queue.start());
        int limit = call.integer("limit", USUAL_LIMIT, 1, MOST);
        return store.queue(caller.site().id(), queue, filters, after, limit + 1)
                .map(items -> answer(queue, items, limit));
    }

    private static Answer answer(Queue queue, List<QueueItem> items, int limit) {
        boolean more = items.size() > limit;
        List<QueueItem> shown = more ? items.subList(0, limit) : items;
        return Answer.ok(
                Json.page(shown, more ? queue.cursor(shown.get(limit - 1)) : null, (json, item) -> item.write(json)));
    }

    private Future<Caller> moderator(Call call) {
        return callers.of(call).map(caller -> {
            Access.mustModerate(caller);
            return caller;
        });
    }
}
