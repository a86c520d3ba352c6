package io.repartee.notify;

import io.repartee.account.Access;
import io.repartee.account.Callers;
import io.repartee.web.Answer;
import io.repartee.web.Call;
import io.repartee.web.Cursors;
import io.repartee.web.Json;
import io.repartee.web.Problem;
import io.repartee.web.Route;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The addresses under which somebody reads what they were told. */
public final class InboxRoutes {
    private static final char LIST = 'I';
    private static final int USUAL_LIMIT = 20;
    private static final int MOST = 100;

    private final Callers callers;
    private final InboxStore store;
    private final InstantSource clock;

    public InboxRoutes(Callers callers, InboxStore store, InstantSource clock) {
        this.callers = callers;
        this.store = store;
        this.clock = clock;
    }

    public List<Route> routes() {
        return List.of(Route.get("/inbox", this::page), Route.post("/inbox/read", this::read));
    }

    /** Either everything up to one, or some. */
    private record ReadRequest(
            @Nullable String upTo, @Nullable List<String> ids) {}

    private Future<Answer> page(Call call) {
        return callers.of(call).compose(caller -> {
            Access.mustSignIn(caller);
            long before = call.query("after")
                    .map(cursor -> Cursors.read(LIST, 1, cursor)[0])
                    .orElse(Long.MAX_VALUE);
            int limit = call.integer("limit", USUAL_LIMIT, 1, MOST);
            return store.page(caller.site().id(), caller.profile().id(), before, limit + 1)
                    .compose(found -> store.unread(
                                    caller.site().id(), caller.profile().id())
                            .map(unread -> answer(found, limit, unread)));
        });
    }

    private static Answer answer(List<Notice> found, int limit, int unread) {
        boolean more = found.size() > limit;
        List<Notice> shown = more ? found.subList(0, limit) : found;
        return Answer.ok(Json.object(json -> {
            Json.array(json, "items", shown, (to, notice) -> notice.write(to));
            json.writeNumberField("unread", unread);
            json.writeStringField(
                    "next", more ? Cursors.write(LIST, shown.get(limit - 1).id()) : null);
        }));
    }

    private Future<Answer> read(Call call) {
        return callers.of(call).compose(caller -> {
            Access.mustSignIn(caller);
            ReadRequest request = call.body(ReadRequest.class);
            if ((request.upTo() == null) == (request.ids() == null)) {
                throw Problem.field("", "Either upTo or ids is needed.");
            }
            if (request.ids() != null && request.ids().size() > MOST) {
                throw Problem.field("/ids", "At most " + MOST + " at a time.");
            }
            long upTo = request.upTo() == null ? 0 : id("/upTo", request.upTo());
            List<Long> ids = request.ids() == null
                    ? List.of()
                    : request.ids().stream().map(text -> id("/ids", text)).toList();
            return store.read(caller.site().id(), caller.profile().id(), upTo, ids, clock.instant())
                    .map(unread -> Answer.ok(Json.object(json -> json.writeNumberField("unread", unread))));
        });
    }

    private static long id(String pointer, String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw Problem.field(pointer, "This is no id of an entry.");
        }
    }
}
