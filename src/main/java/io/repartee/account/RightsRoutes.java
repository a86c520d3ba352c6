package io.repartee.account;

import com.fasterxml.jackson.core.JsonGenerator;
import io.repartee.ids.AccountId;
import io.repartee.web.Answer;
import io.repartee.web.Call;
import io.repartee.web.ErrorCode;
import io.repartee.web.IdCursor;
import io.repartee.web.Json;
import io.repartee.web.Problem;
import io.repartee.web.Route;
import io.vertx.core.Future;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** The addresses under which people sign out everywhere, and admins sign others out, give roles and see who has one. */
public final class RightsRoutes {
    private static final char STAFF = 'W';
    private static final int USUAL_LIMIT = 50;
    private static final int MOST = 200;

    private final Callers callers;
    private final SignOut signOut;
    private final GiveRole giveRole;
    private final AccountStore accounts;

    public RightsRoutes(Callers callers, SignOut signOut, GiveRole giveRole, AccountStore accounts) {
        this.callers = callers;
        this.signOut = signOut;
        this.giveRole = giveRole;
        this.accounts = accounts;
    }

    public List<Route> routes() {
        return List.of(
                Route.post("/accounts/me/sign-out", this::signOutMe),
                Route.post("/accounts/{id}/sign-out", this::signOut),
                Route.put("/accounts/{id}/role", this::role),
                Route.get("/accounts", this::staff));
    }

    private Future<Answer> signOutMe(Call call) {
        return callers.of(call).compose(signOut::run).map(done -> Answer.noContent());
    }

    private Future<Answer> signOut(Call call) {
        return callers.of(call)
                .compose(caller -> signOut.run(caller, account(call)))
                .map(done -> Answer.noContent());
    }

    private Future<Answer> role(Call call) {
        return callers.of(call)
                .compose(caller -> giveRole.run(caller, account(call), call.body(GiveRole.RoleRequest.class)))
                .map(known -> Answer.ok(Json.object(json -> role(json, known))));
    }

    private Future<Answer> staff(Call call) {
        return callers.of(call).compose(caller -> {
            Access.mustAdminister(caller);
            Optional<Role> least = call.query("role").map(RightsRoutes::least);
            UUID after =
                    call.query("after").map(text -> IdCursor.read(STAFF, text)).orElse(new UUID(0, 0));
            int limit = call.integer("limit", USUAL_LIMIT, 1, MOST);
            return accounts.staff(caller.site().id(), least, after, limit + 1).map(found -> answer(found, limit));
        });
    }

    private static Role least(String name) {
        return switch (name) {
            case "moderator" -> Role.MODERATOR;
            case "admin" -> Role.ADMIN;
            default -> throw Problem.of(ErrorCode.BAD_PARAMETER, "role is moderator or admin.");
        };
    }

    private static Answer answer(List<AccountStore.Known> found, int limit) {
        boolean more = found.size() > limit;
        List<AccountStore.Known> shown = more ? found.subList(0, limit) : found;
        String next = more ? IdCursor.write(STAFF, shown.get(limit - 1).id().value()) : null;
        return Answer.ok(Json.page(shown, next, RightsRoutes::account));
    }

    private static void account(JsonGenerator json, AccountStore.Known known) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", known.id().toString());
        json.writeStringField("name", known.name());
        json.writeStringField("avatar", known.avatar());
        json.writeStringField("kind", known.kind().name().toLowerCase(Locale.ROOT));
        json.writeStringField("createdAt", known.createdAt().toString());
        json.writeStringField("proven", known.proven().name().toLowerCase(Locale.ROOT));
        role(json, known);
        json.writeEndObject();
    }

    /** The members {@code role} and {@code rule} of an account. */
    public static void role(JsonGenerator json, AccountStore.Known known) throws IOException {
        json.writeStringField("role", known.role().name().toLowerCase(Locale.ROOT));
        if (known.rule().isEmpty()) {
            json.writeNullField("rule");
            return;
        }
        RoleRule rule = known.rule().get();
        json.writeObjectFieldStart("rule");
        json.writeStringField("role", rule.role().name().toLowerCase(Locale.ROOT));
        json.writeStringField("bound", rule.atMost() ? "at_most" : "at_least");
        json.writeEndObject();
    }

    private static AccountId account(Call call) {
        try {
            return new AccountId(UUID.fromString(call.path("id")));
        } catch (IllegalArgumentException e) {
            throw Problem.of(ErrorCode.ACCOUNT_NOT_FOUND);
        }
    }
}
