package io.repartee.account.operator;

import com.fasterxml.jackson.core.JsonGenerator;
import io.repartee.web.Answer;
import io.repartee.web.Call;
import io.repartee.web.Cursors;
import io.repartee.web.ErrorCode;
import io.repartee.web.Json;
import io.repartee.web.Limited;
import io.repartee.web.Problem;
import io.repartee.web.Route;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.util.List;
import java.util.UUID;

/** The addresses under which operators sign in and manage themselves. */
public final class OperatorRoutes {
    static final String SERVER = "/api/v1/server";

    private static final char AUDIT = 'V';
    private static final int USUAL = 50;
    private static final int MOST = 200;

    private final Operators operators;
    private final OperatorStore store;
    private final OperatorLinks links;

    public OperatorRoutes(Operators operators, OperatorStore store, OperatorLinks links) {
        this.operators = operators;
        this.store = store;
        this.links = links;
    }

    public List<Route> routes() {
        return List.of(
                new Route(HttpMethod.GET, SERVER, this::me),
                new Route(HttpMethod.POST, SERVER + "/sign-in", this::signIn).limited(Limited.SIGN_IN),
                new Route(HttpMethod.POST, SERVER + "/renew", this::renew),
                new Route(HttpMethod.POST, SERVER + "/sign-out", this::signOut),
                new Route(HttpMethod.GET, SERVER + "/operators", this::list),
                new Route(HttpMethod.POST, SERVER + "/operators", this::invite),
                new Route(HttpMethod.DELETE, SERVER + "/operators/{id}", this::remove),
                new Route(HttpMethod.GET, SERVER + "/audit", this::audit));
    }

    private Future<Answer> me(Call call) {
        return operators.of(call).map(operator -> Answer.ok(Json.value(json -> write(json, operator))));
    }

    private Future<Answer> signIn(Call call) {
        return operators
                .signIn(call.body(Operators.SignInRequest.class))
                .map(signedIn -> Answer.created(json(signedIn)));
    }

    private Future<Answer> renew(Call call) {
        return operators.renew(call).map(signedIn -> Answer.created(json(signedIn)));
    }

    private Future<Answer> signOut(Call call) {
        return operators.of(call).compose(operators::signOut).map(done -> Answer.noContent());
    }

    private Future<Answer> list(Call call) {
        return operators
                .of(call)
                .compose(operator -> store.all())
                .map(all -> Answer.ok(Json.page(all, null, OperatorRoutes::write)));
    }

    private Future<Answer> invite(Call call) {
        return operators
                .of(call)
                .compose(operator -> links.forSomebodyNew(operator.id()))
                .map(made -> Answer.created(Json.object(json -> {
                    json.writeStringField("link", made.link());
                    json.writeStringField("expiresAt", made.expiresAt().toString());
                })));
    }

    private Future<Answer> remove(Call call) {
        return operators
                .of(call)
                .compose(operator -> operators.remove(operator, id(call)))
                .map(done -> Answer.noContent());
    }

    private Future<Answer> audit(Call call) {
        long before =
                call.query("after").map(text -> Cursors.read(AUDIT, 1, text)[0]).orElse(Long.MAX_VALUE);
        int limit = call.integer("limit", USUAL, 1, MOST);
        return operators
                .of(call)
                .compose(operator -> store.audit(before, limit))
                .map(found -> Answer.ok(Json.page(
                        found,
                        found.size() < limit
                                ? null
                                : Cursors.write(
                                        AUDIT, found.get(found.size() - 1).id()),
                        OperatorRoutes::entry)));
    }

    private static Buffer json(Operators.SignedIn signedIn) {
        return Json.object(json -> {
            json.writeStringField("token", signedIn.token());
            json.writeStringField("expiresAt", signedIn.expiresAt().toString());
            json.writeFieldName("operator");
            write(json, signedIn.operator());
        });
    }

    private static void write(JsonGenerator json, Operator operator) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", operator.id().toString());
        json.writeStringField("name", operator.name());
        json.writeStringField("createdAt", operator.createdAt().toString());
        json.writeEndObject();
    }

    private static void entry(JsonGenerator json, OperatorStore.Entry entry) throws IOException {
        json.writeStartObject();
        json.writeNumberField("entry", entry.id());
        json.writeStringField("at", entry.at().toString());
        json.writeStringField("kind", entry.kind());
        json.writeStringField(
                "actor", entry.actor() == null ? null : entry.actor().toString());
        json.writeStringField(
                "subject", entry.subject() == null ? null : entry.subject().toString());
        json.writeFieldName("detail");
        json.writeRawValue(entry.detail());
        json.writeEndObject();
    }

    private static UUID id(Call call) {
        try {
            return UUID.fromString(call.path("id"));
        } catch (IllegalArgumentException e) {
            throw Problem.of(ErrorCode.ACCOUNT_NOT_FOUND);
        }
    }
}
