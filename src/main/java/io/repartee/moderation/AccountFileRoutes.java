package io.repartee.moderation;

import io.repartee.account.Callers;
import io.repartee.web.Answer;
import io.repartee.web.Call;
import io.repartee.web.IdCursor;
import io.repartee.web.Json;
import io.repartee.web.Route;
import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;

/** The addresses under which moderators look accounts up and write notes about them. */
public final class AccountFileRoutes {
    private static final int USUAL_LIMIT = 50;
    private static final int MOST = 200;
    private static final char LIST = 'N';

    private final Callers callers;
    private final AccountFiles files;

    public AccountFileRoutes(Callers callers, AccountFiles files) {
        this.callers = callers;
        this.files = files;
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/accounts/{id}", this::open),
                Route.post("/accounts/{id}/notes", this::note),
                Route.get("/accounts/{id}/notes", this::notes));
    }

    private Future<Answer> open(Call call) {
        return callers.of(call)
                .compose(caller -> files.open(caller, SanctionRoutes.account(call)))
                .map(file -> Answer.ok(Json.object(json -> file.write(json, files.now()))));
    }

    private Future<Answer> note(Call call) {
        return callers.of(call)
                .compose(caller ->
                        files.note(caller, SanctionRoutes.account(call), call.body(AccountFiles.NoteRequest.class)))
                .map(note -> Answer.created(Json.value(note::write)));
    }

    private Future<Answer> notes(Call call) {
        return callers.of(call).compose(caller -> {
            UUID before =
                    call.query("after").map(text -> IdCursor.read(LIST, text)).orElse(AccountFiles.NEWEST);
            int limit = call.integer("limit", USUAL_LIMIT, 1, MOST);
            return files.notes(caller, SanctionRoutes.account(call), before, limit + 1)
                    .map(notes -> answer(notes, limit));
        });
    }

    private static Answer answer(List<AccountNote> notes, int limit) {
        boolean more = notes.size() > limit;
        List<AccountNote> shown = more ? notes.subList(0, limit) : notes;
        String next = more ? IdCursor.write(LIST, shown.get(limit - 1).id().value()) : null;
        return Answer.ok(Json.page(shown, next, (json, note) -> note.write(json)));
    }
}
