package io.repartee.moderation;

import io.repartee.account.Access;
import io.repartee.account.Callers;
import io.repartee.web.Answer;
import io.repartee.web.Call;
import io.repartee.web.Json;
import io.repartee.web.Problem;
import io.repartee.web.Route;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The addresses under which moderators say what they are at. */
public final class ClaimRoutes {
    private final Callers callers;
    private final Claiming claiming;

    public ClaimRoutes(Callers callers, Claiming claiming) {
        this.callers = callers;
        this.claiming = claiming;
    }

    record ClaimRequest(@Nullable String kind) {
        Claim.Kind check() {
            return Optional.ofNullable(kind)
                    .flatMap(Claim.Kind::named)
                    .orElseThrow(() -> Problem.field("/kind", "One of looking, claimed is needed."));
        }
    }

    record NextRequest(@Nullable String queue, Filters.@Nullable Request filters) {
        Queue checkQueue() {
            return Optional.ofNullable(queue)
                    .flatMap(Queue::find)
                    .orElseThrow(() -> Problem.field("/queue", "The name of a queue is needed."));
        }

        Filters checkFilters() {
            return filters == null ? Filters.NONE : filters.check();
        }
    }

    public List<Route> routes() {
        return List.of(
                Route.put("/claims/{id}", this::claim),
                Route.delete("/claims/{id}", this::release),
                Route.post("/claims/next", this::next));
    }

    private Future<Answer> claim(Call call) {
        return callers.of(call)
                .compose(caller -> {
                    Access.mustModerate(caller);
                    return claiming.claim(
                            caller,
                            Ids.comment(call),
                            call.body(ClaimRequest.class).check());
                })
                .map(claim -> Answer.ok(Json.value(claim::write)));
    }

    private Future<Answer> release(Call call) {
        return callers.of(call)
                .compose(caller -> claiming.release(caller, Ids.comment(call)))
                .map(released -> Answer.noContent());
    }

    private Future<Answer> next(Call call) {
        return callers.of(call)
                .compose(caller -> {
                    Access.mustModerate(caller);
                    NextRequest request = call.body(NextRequest.class);
                    return claiming.next(caller, request.checkQueue(), request.checkFilters());
                })
                .map(ClaimRoutes::answer);
    }

    private static Answer answer(Optional<Claiming.Taken> taken) {
        return Answer.ok(Json.object(json -> {
            json.writeFieldName("item");
            if (taken.isPresent()) {
                taken.get().item().write(json);
                json.writeStringField("until", taken.get().claim().until().toString());
            } else {
                json.writeNull();
                json.writeNullField("until");
            }
        }));
    }
}
