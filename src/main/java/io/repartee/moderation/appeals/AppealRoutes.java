package io.repartee.moderation.appeals;

import io.repartee.account.Access;
import io.repartee.account.Caller;
import io.repartee.account.Callers;
import io.repartee.ids.CommentId;
import io.repartee.web.Answer;
import io.repartee.web.Call;
import io.repartee.web.ErrorCode;
import io.repartee.web.IdCursor;
import io.repartee.web.Json;
import io.repartee.web.Problem;
import io.repartee.web.Route;
import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;

/** The addresses of statements of reasons and appeals. */
public final class AppealRoutes {
    private static final char OPEN = 'O';
    private static final char DECIDED = 'P';
    private static final UUID OLDEST = new UUID(0, 0);
    private static final UUID NEWEST = new UUID(-1, -1);
    private static final int USUAL_LIMIT = 50;
    private static final int MOST = 200;

    private final Callers callers;
    private final ExplainToAuthor explain;
    private final MakeAppeal make;
    private final DecideAppeal decide;
    private final AppealStore store;

    public AppealRoutes(
            Callers callers, ExplainToAuthor explain, MakeAppeal make, DecideAppeal decide, AppealStore store) {
        this.callers = callers;
        this.explain = explain;
        this.make = make;
        this.decide = decide;
        this.store = store;
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/comments/{id}/statement", this::statement),
                Route.post("/comments/{id}/appeal", this::appeal),
                Route.get("/appeals", this::list),
                Route.post("/appeals/{id}/decide", this::decide));
    }

    private Future<Answer> statement(Call call) {
        return callers.of(call).compose(caller -> {
            CommentId comment = new CommentId(uuid(call, ErrorCode.COMMENT_NOT_FOUND));
            return explain.run(caller, comment)
                    .map(statement -> Answer.ok(Json.object(
                            json -> statement.fields(json, comment.toString(), explain.until(caller, statement)))));
        });
    }

    private Future<Answer> appeal(Call call) {
        return callers.of(call)
                .compose(caller -> {
                    Access.mustSignIn(caller);
                    return make.run(
                            caller,
                            new CommentId(uuid(call, ErrorCode.COMMENT_NOT_FOUND)),
                            call.body(MakeAppeal.Request.class));
                })
                .map(made -> Answer.created(Json.value(made::write)));
    }

    private Future<Answer> list(Call call) {
        return callers.of(call).compose(caller -> {
            Access.mustModerate(caller);
            return switch (call.query("state").orElse("open")) {
                case "open" -> list(call, caller, true);
                case "decided" -> list(call, caller, false);
                default -> throw Problem.of(ErrorCode.BAD_PARAMETER, "state must be open or decided.");
            };
        });
    }

    private Future<Answer> list(Call call, Caller caller, boolean open) {
        char letter = open ? OPEN : DECIDED;
        UUID after =
                call.query("after").map(cursor -> IdCursor.read(letter, cursor)).orElse(open ? OLDEST : NEWEST);
        int limit = call.integer("limit", USUAL_LIMIT, 1, MOST);
        return store.list(caller.site().id(), caller.profile().id(), open, after, limit + 1)
                .map(found -> page(found, letter, limit));
    }

    private static Answer page(List<AppealItem> found, char letter, int limit) {
        boolean more = found.size() > limit;
        List<AppealItem> shown = more ? found.subList(0, limit) : found;
        String next =
                more ? IdCursor.write(letter, shown.get(limit - 1).appeal().id()) : null;
        return Answer.ok(Json.page(shown, next, (json, item) -> item.write(json)));
    }

    private Future<Answer> decide(Call call) {
        return callers.of(call)
                .compose(caller -> {
                    Access.mustModerate(caller);
                    return decide.run(caller, uuid(call, ErrorCode.NOT_FOUND), call.body(DecideAppeal.Request.class));
                })
                .map(item -> Answer.ok(Json.value(item::write)));
    }

    private static UUID uuid(Call call, ErrorCode otherwise) {
        try {
            return UUID.fromString(call.path("id"));
        } catch (IllegalArgumentException e) {
            throw Problem.of(otherwise);
        }
    }
}
