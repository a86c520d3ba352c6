package io.repartee.comment;

import com.fasterxml.jackson.core.JsonGenerator;
import io.repartee.account.Access;
import io.repartee.account.Caller;
import io.repartee.account.Callers;
import io.repartee.ids.ThreadId;
import io.repartee.thread.ThreadDirectory;
import io.repartee.web.Answer;
import io.repartee.web.Call;
import io.repartee.web.Json;
import io.repartee.web.Route;
import io.vertx.core.Future;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** {@code GET /mine}: what of a page is the caller's own, and so is never part of what everybody reads. */
public final class MineRoutes {
    private final Callers callers;
    private final ThreadDirectory threads;
    private final CommentStore store;
    private final List<Mine> upper;

    /** @param upper what upper rooms add */
    public MineRoutes(Callers callers, ThreadDirectory threads, CommentStore store, List<Mine> upper) {
        this.callers = callers;
        this.threads = threads;
        this.store = store;
        this.upper = List.copyOf(upper);
    }

    public List<Route> routes() {
        return List.of(Route.get("/mine", this::mine));
    }

    private Future<Answer> mine(Call call) {
        return callers.of(call).compose(caller -> {
            Access.mustSignIn(caller);
            return threads.find(caller.site(), PageRequest.page(call))
                    .compose(thread -> store.heldOf(
                                    caller.site().id(), caller.profile().id(), thread)
                            .compose(held -> store.messagesTo(
                                            caller.site().id(), caller.profile().id(), thread)
                                    .compose(messages -> ofUpperRooms(caller, thread)
                                            .map(more -> mine(caller, held, messages, more)))));
        });
    }

    private Future<List<Json.Writing>> ofUpperRooms(Caller caller, ThreadId thread) {
        List<Future<Json.Writing>> parts =
                upper.stream().map(room -> room.fields(caller, thread)).toList();
        return Future.all(parts).map(all -> all.list());
    }

    private static Answer mine(
            Caller caller, List<Comment> held, List<CommentStore.Message> messages, List<Json.Writing> more) {
        return Answer.ok(Json.object(json -> {
            json.writeObjectFieldStart("account");
            json.writeStringField("id", caller.profile().id().toString());
            json.writeStringField("name", caller.profile().name());
            json.writeStringField("role", caller.role().name().toLowerCase(Locale.ROOT));
            json.writeEndObject();
            json.writeArrayFieldStart("held");
            for (Comment comment : held) {
                CommentJson.writeInside(json, comment);
            }
            json.writeEndArray();
            Json.array(json, "messages", messages, MineRoutes::message);
            for (Json.Writing one : more) {
                one.to(json);
            }
        }));
    }

    private static void message(JsonGenerator json, CommentStore.Message message) throws IOException {
        json.writeStartObject();
        json.writeStringField("commentId", message.comment().toString());
        json.writeStringField("status", message.status().wireName());
        json.writeStringField("reason", message.reason());
        json.writeStringField("message", message.text());
        json.writeStringField("at", message.at().toString());
        json.writeEndObject();
    }
}
