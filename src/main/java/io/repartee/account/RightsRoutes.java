package io.repartee.account;

import com.fasterxml.jackson.core.JsonGenerator;
import io.repartee.ids.AccountId;
import io.repartee.web.Answer;
import io.repartee.web.Call;
import io.repartee.web.ErrorCode;
import io.repartee.web.Json;
import io.repartee.web.Problem;
import io.repartee.web.Route;
import io.vertx.core.Future;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** The addresses under which people sign out everywhere, and admins sign others out and give roles. */
public final class RightsRoutes {
    private final Callers callers;
    private final SignOut signOut;
    private final GiveRole giveRole;

    public RightsRoutes(Callers callers, SignOut signOut, GiveRole giveRole) {
        this.callers = callers;
        this.signOut = signOut;
        this.giveRole = giveRole;
    }

    public List<Route> routes() {
        return List.of(
                Route.post("/accounts/me/sign-out", this::signOutMe),
                Route.post("/accounts/{id}/sign-out", this::signOut),
                Route.put("/accounts/{id}/role", this::role));
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
