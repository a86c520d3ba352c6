package io.repartee.moderation;

import io.repartee.account.Access;
import io.repartee.account.Caller;
import io.repartee.account.Callers;
import io.repartee.ids.AccountId;
import io.repartee.ids.CommentId;
import io.repartee.ids.DecisionId;
import io.repartee.web.Answer;
import io.repartee.web.Call;
import io.repartee.web.ErrorCode;
import io.repartee.web.Json;
import io.repartee.web.Problem;
import io.repartee.web.Route;
import io.vertx.core.Future;
import java.util.List;

/** The addresses under which moderators decide, undo, and look a comment's history up. */
public final class DecisionRoutes {
    private final Callers callers;
    private final DecideComments decide;
    private final UndoDecision undo;
    private final RejectAll rejectAll;
    private final RedactComment redact;
    private final ModerationStore store;

    public DecisionRoutes(
            Callers callers,
            DecideComments decide,
            UndoDecision undo,
            RejectAll rejectAll,
            RedactComment redact,
            ModerationStore store) {
        this.callers = callers;
        this.decide = decide;
        this.undo = undo;
        this.rejectAll = rejectAll;
        this.redact = redact;
        this.store = store;
    }

    public List<Route> routes() {
        return List.of(
                Route.post("/decisions", this::decide),
                Route.post("/decisions/{id}/undo", this::undo),
                Route.post("/accounts/{id}/reject-all", this::rejectAll),
                Route.put("/comments/{id}/redactions", this::redact),
                Route.get("/comments/{id}/history", this::history));
    }

    private Future<Answer> decide(Call call) {
        return callers.of(call)
                .compose(caller -> decide.run(caller, call.body(DecisionsRequest.class)))
                .map(DecisionRoutes::answer);
    }

    private Future<Answer> undo(Call call) {
        return callers.of(call)
                .compose(caller -> undo.run(caller, new DecisionId(Ids.decision(call))))
                .map(result -> answer(List.of(result)));
    }

    private Future<Answer> rejectAll(Call call) {
        return callers.of(call)
                .compose(caller -> {
                    Access.mustModerate(caller);
                    return rejectAll.run(
                            caller,
                            new AccountId(Ids.account(call)),
                            call.body(RejectAll.Request.class).check());
                })
                .map(done -> Answer.ok(Json.object(json -> {
                    Json.array(json, "results", done.results(), (out, result) -> result.write(out));
                    json.writeBooleanField("more", done.more());
                })));
    }

    private Future<Answer> redact(Call call) {
        return callers.of(call)
                .compose(caller -> {
                    Access.mustModerate(caller);
                    return redact.run(
                            caller,
                            new CommentId(Ids.comment(call)),
                            call.body(RedactionRequest.class).check());
                })
                .map(result -> answer(List.of(result)));
    }

    private static Answer answer(List<Result> results) {
        return Answer.ok(Json.object(json -> Json.array(json, "results", results, (out, result) -> result.write(out))));
    }

    private Future<Answer> history(Call call) {
        return callers.of(call).compose(caller -> {
            Access.mustModerate(caller);
            return history(caller, new CommentId(Ids.comment(call)));
        });
    }

    private Future<Answer> history(Caller caller, CommentId id) {
        return store.revisions(caller.site().id(), id)
                .compose(revisions ->
                        store.decisions(caller.site().id(), id).map(decisions -> history(revisions, decisions)));
    }

    private static Answer history(List<ModerationStore.Revision> revisions, List<Decision> decisions) {
        if (revisions.isEmpty()) {
            throw Problem.of(ErrorCode.COMMENT_NOT_FOUND);
        }
        return Answer.ok(Json.object(json -> {
            json.writeArrayFieldStart("revisions");
            for (ModerationStore.Revision revision : revisions) {
                json.writeStartObject();
                json.writeNumberField("revision", revision.number());
                json.writeStringField("source", revision.source());
                json.writeStringField("html", revision.html());
                json.writeStringField("writtenAt", revision.writtenAt().toString());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeArrayFieldStart("decisions");
            for (Decision decision : decisions) {
                decision.write(json);
            }
            json.writeEndArray();
        }));
    }
}
