package io.repartee.moderation;

import io.repartee.account.Access;
import io.repartee.account.Caller;
import io.repartee.account.Callers;
import io.repartee.ids.AccountId;
import io.repartee.ids.SanctionId;
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

/** The addresses of sanctions: on accounts, on domains of mail, and a person's own warnings. */
public final class SanctionRoutes {
    private static final int USUAL_LIMIT = 50;
    private static final int MOST = 200;
    private static final char LIST = 'S';
    private static final UUID NEWEST = new UUID(-1, -1);

    private final Callers callers;
    private final Sanctioning sanctions;
    private final SanctionStore store;

    public SanctionRoutes(Callers callers, Sanctioning sanctions, SanctionStore store) {
        this.callers = callers;
        this.sanctions = sanctions;
        this.store = store;
    }

    public List<Route> routes() {
        return List.of(
                Route.post("/accounts/{id}/sanctions", this::add),
                Route.delete("/accounts/{id}/sanctions/{sanction}", this::lift),
                Route.post("/accounts/me/warnings/{sanction}/acknowledge", this::acknowledge),
                Route.get("/sanctions", this::list),
                Route.post("/sanctions", this::addToDomain),
                Route.delete("/sanctions/{sanction}", this::liftFromDomain));
    }

    private Future<Answer> add(Call call) {
        return callers.of(call)
                .compose(caller -> sanctions.add(caller, account(call), call.body(SanctionRequest.class)))
                .map(entry -> Answer.created(Json.value(json -> entry.write(json, sanctions.now()))));
    }

    private Future<Answer> addToDomain(Call call) {
        return callers.of(call)
                .compose(caller -> sanctions.add(caller, call.body(SanctionRequest.OfDomain.class)))
                .map(entry -> Answer.created(Json.value(json -> entry.write(json, sanctions.now()))));
    }

    private Future<Answer> lift(Call call) {
        return callers.of(call)
                .compose(caller -> sanctions.lift(caller, account(call), sanction(call)))
                .map(lifted -> Answer.noContent());
    }

    private Future<Answer> liftFromDomain(Call call) {
        return callers.of(call)
                .compose(caller -> sanctions.lift(caller, sanction(call)))
                .map(lifted -> Answer.noContent());
    }

    private Future<Answer> acknowledge(Call call) {
        return callers.of(call)
                .compose(caller -> sanctions.acknowledge(caller, sanction(call)))
                .map(done -> Answer.noContent());
    }

    private Future<Answer> list(Call call) {
        return callers.of(call).compose(caller -> {
            Access.mustModerate(caller);
            UUID before =
                    call.query("after").map(text -> IdCursor.read(LIST, text)).orElse(NEWEST);
            int limit = call.integer("limit", USUAL_LIMIT, 1, MOST);
            return list(caller, before, limit, inForce(call));
        });
    }

    private Future<Answer> list(Caller caller, UUID before, int limit, boolean inForce) {
        return store.list(caller.site().id(), before, limit + 1, inForce).map(found -> {
            boolean more = found.size() > limit;
            List<SanctionEntry> shown = more ? found.subList(0, limit) : found;
            String next = more ? IdCursor.write(LIST, shown.get(limit - 1).id().value()) : null;
            return Answer.ok(Json.page(shown, next, (json, entry) -> entry.write(json, sanctions.now())));
        });
    }

    private static boolean inForce(Call call) {
        return switch (call.query("active").orElse("true")) {
            case "true" -> true;
            case "false" -> false;
            default -> throw Problem.of(ErrorCode.BAD_PARAMETER, "active must be true or false.");
        };
    }

    static AccountId account(Call call) {
        return new AccountId(uuid(call, "id", ErrorCode.ACCOUNT_NOT_FOUND));
    }

    private static SanctionId sanction(Call call) {
        return new SanctionId(uuid(call, "sanction", ErrorCode.SANCTION_NOT_FOUND));
    }

    private static UUID uuid(Call call, String part, ErrorCode otherwise) {
        try {
            return UUID.fromString(call.path(part));
        } catch (IllegalArgumentException e) {
            throw Problem.of(otherwise);
        }
    }
}
