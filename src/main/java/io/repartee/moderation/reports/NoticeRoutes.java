package io.repartee.moderation.reports;

import io.repartee.account.Access;
import io.repartee.account.Caller;
import io.repartee.account.Callers;
import io.repartee.web.Answer;
import io.repartee.web.Call;
import io.repartee.web.ErrorCode;
import io.repartee.web.Json;
import io.repartee.web.Problem;
import io.repartee.web.Route;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The addresses under which anybody gives notice of illegal content, asks what became of it, and is forgotten. */
public final class NoticeRoutes {
    private final Callers callers;
    private final NotifyIllegalContent notify;
    private final ReportStore store;

    public NoticeRoutes(Callers callers, NotifyIllegalContent notify, ReportStore store) {
        this.callers = callers;
        this.notify = notify;
        this.store = store;
    }

    public List<Route> routes() {
        return List.of(
                Route.post("/comments/{id}/illegal-content", this::send),
                Route.get("/notices/{id}", this::state),
                Route.delete("/notices/{id}/notifier", this::forget));
    }

    private Future<Answer> send(Call call) {
        return callers.of(call)
                .compose(caller ->
                        notify.run(caller, ReportRoutes.comment(call), call.body(NoticeRequest.class), call.address()))
                .map(receipt -> Answer.created(Json.object(json -> {
                    receipt.state().fields(json);
                    json.writeStringField("token", receipt.token().text());
                    json.writeStringField(
                            "statusUrl",
                            "/api/v1/sites/" + call.path("site") + "/notices/"
                                    + receipt.state().id() + "?token="
                                    + receipt.token().text());
                })));
    }

    private Future<Answer> state(Call call) {
        UUID id = ReportRoutes.uuid(call, ErrorCode.NOT_FOUND);
        NoticeToken token = token(call).orElseThrow(() -> Problem.of(ErrorCode.BAD_PARAMETER, "token is needed."));
        return callers.site(call.path("site"))
                .compose(site -> store.notice(site.id(), id, token.hash()))
                .map(found -> found.orElseThrow(() -> Problem.of(ErrorCode.NOT_FOUND, "There is no such notice.")))
                .map(state -> Answer.ok(Json.object(state::fields)));
    }

    private Future<Answer> forget(Call call) {
        UUID id = ReportRoutes.uuid(call, ErrorCode.NOT_FOUND);
        Optional<NoticeToken> token = token(call);
        return callers.of(call)
                .compose(caller -> token.isPresent()
                        ? store.eraseNotifier(
                                caller.site().id(), id, token.get().hash(), null)
                        : forgetAsAdmin(caller, id))
                .map(done -> {
                    if (!done) {
                        throw Problem.of(ErrorCode.NOT_FOUND, "There is no such notice.");
                    }
                    return Answer.noContent();
                });
    }

    private Future<Boolean> forgetAsAdmin(Caller caller, UUID id) {
        Access.mustAdminister(caller);
        return store.eraseNotifier(
                caller.site().id(), id, null, caller.profile().id());
    }

    private static Optional<NoticeToken> token(Call call) {
        return call.query("token").map(NoticeToken::given);
    }
}
