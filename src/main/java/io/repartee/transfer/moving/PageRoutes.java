package io.repartee.transfer.moving;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.repartee.account.Access;
import io.repartee.account.Caller;
import io.repartee.account.Callers;
import io.repartee.stream.Publisher;
import io.repartee.transfer.moving.MovePages.Mover;
import io.repartee.web.Answer;
import io.repartee.web.Call;
import io.repartee.web.ErrorCode;
import io.repartee.web.Json;
import io.repartee.web.Problem;
import io.repartee.web.Route;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** The addresses under which an admin moves pages. One move at a time in this process; the others wait. */
public final class PageRoutes {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long LONGEST_HOURS = 6;

    private final Callers callers;
    private final MovePages move;
    private final Publisher publisher;
    private final WorkerExecutor worker;

    public PageRoutes(Vertx vertx, Callers callers, MovePages move, Publisher publisher) {
        this.callers = callers;
        this.move = move;
        this.publisher = publisher;
        this.worker = vertx.createSharedWorkerExecutor("moving pages", 1, LONGEST_HOURS, TimeUnit.HOURS);
    }

    public List<Route> routes() {
        return List.of(
                Route.post("/pages/move", this::move),
                Route.get("/pages/moves", this::list),
                Route.post("/pages/moves/{id}/undo", this::undo));
    }

    private Future<Answer> move(Call call) {
        return admin(call).compose(caller -> {
            MoveRequest request = call.body(MoveRequest.class);
            request.check();
            String json = JSON.valueToTree(request).toString();
            return worker.executeBlocking(
                            () -> move.run(caller.site(), request, json, mover(caller), publisher::committed))
                    .map(moved -> answer(moved, request.isDryRun()));
        });
    }

    private Future<Answer> list(Call call) {
        return admin(call)
                .compose(caller ->
                        worker.executeBlocking(() -> move.latest(caller.site().id())))
                .map(moves -> Answer.ok(Json.page(moves, null, (json, one) -> json.writeRawValue(one))));
    }

    private Future<Answer> undo(Call call) {
        return admin(call)
                .compose(caller -> worker.executeBlocking(
                                () -> move.undo(caller.site().id(), id(call), mover(caller), publisher::committed))
                        .map(done -> {
                            if (!done) {
                                throw Problem.of(ErrorCode.NOT_FOUND);
                            }
                            return Answer.noContent();
                        }));
    }

    private Future<Caller> admin(Call call) {
        return callers.of(call).map(caller -> {
            Access.mustAdminister(caller);
            return caller;
        });
    }

    private static Mover mover(Caller caller) {
        return new Mover(caller.profile().id().value(), caller.profile().name());
    }

    private static UUID id(Call call) {
        try {
            return UUID.fromString(call.path("id"));
        } catch (IllegalArgumentException e) {
            throw Problem.of(ErrorCode.NOT_FOUND);
        }
    }

    private static Answer answer(Moved moved, boolean dryRun) {
        return Answer.ok(Json.object(json -> {
            json.writeBooleanField("dryRun", dryRun);
            json.writeStringField(
                    "id", dryRun || moved.total() == 0 ? null : moved.move().toString());
            json.writeNumberField("total", moved.total());
            Json.array(json, "pages", moved.pages(), (out, one) -> {
                out.writeStartObject();
                out.writeStringField("from", one.from());
                out.writeStringField("to", one.to());
                out.writeStringField("what", one.what().name().toLowerCase(Locale.ROOT));
                out.writeNumberField("comments", one.comments());
                out.writeEndObject();
            });
        }));
    }
}
