package io.repartee.person;

import com.fasterxml.jackson.core.JsonGenerator;
import io.repartee.account.Access;
import io.repartee.account.AccountStore;
import io.repartee.account.Caller;
import io.repartee.account.Callers;
import io.repartee.account.Erasable;
import io.repartee.comment.Comment;
import io.repartee.comment.CommentJson;
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
import java.util.Map;
import java.util.UUID;

/** The addresses under which people see, take along and erase what is kept about them. */
public final class PersonRoutes {
    private static final int USUAL_LIMIT = 50;
    private static final int MOST = 200;
    private static final char LIST = 'M';

    private final Callers callers;
    private final AccountStore accounts;
    private final OwnComments comments;
    private final PersonStore store;
    private final List<Erasable> rooms;
    private final EraseAccount erase;

    public PersonRoutes(
            Callers callers,
            AccountStore accounts,
            OwnComments comments,
            PersonStore store,
            List<Erasable> rooms,
            EraseAccount erase) {
        this.callers = callers;
        this.accounts = accounts;
        this.comments = comments;
        this.store = store;
        this.rooms = List.copyOf(rooms);
        this.erase = erase;
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/accounts/me", this::me),
                Route.get("/accounts/me/comments", this::comments),
                Route.get("/accounts/me/export", this::export),
                Route.delete("/accounts/me", this::eraseMe),
                Route.delete("/accounts/{id}", this::erase));
    }

    private Future<Answer> me(Call call) {
        return callers.of(call).compose(this::profile);
    }

    /** Who the caller is here, as the row says now: a token may still have the name from before. */
    Future<Answer> profile(Caller caller) {
        Access.mustSignIn(caller);
        Caller.Profile profile = caller.profile();
        return accounts.find(caller.site().id(), profile.id())
                .map(row -> Answer.ok(Json.object(json -> {
                    json.writeStringField("id", profile.id().toString());
                    boolean isOurs = row.isPresent() && profile.kind() != Caller.Kind.SINGLE_SIGN_ON;
                    json.writeStringField("name", isOurs ? row.get().name() : profile.name());
                    json.writeStringField("avatar", isOurs ? row.get().avatar() : profile.avatar());
                    json.writeStringField("kind", profile.kind().name().toLowerCase(Locale.ROOT));
                    json.writeStringField("role", caller.role().name().toLowerCase(Locale.ROOT));
                    json.writeStringField(
                            "createdAt",
                            row.map(known -> known.createdAt().toString()).orElse(null));
                })));
    }

    private Future<Answer> comments(Call call) {
        return callers.of(call).compose(caller -> {
            Access.mustSignIn(caller);
            int limit = call.integer("limit", USUAL_LIMIT, 1, MOST);
            return comments.all(caller.site().id(), caller.profile().id(), before(call), limit + 1)
                    .map(placed -> page(placed, limit, CommentJson::insideFields));
        });
    }

    private Future<Answer> export(Call call) {
        return callers.of(call).map(caller -> {
            Access.mustSignIn(caller);
            boolean html = html(call);
            return Answer.streaming(
                    Map.of(
                            "content-type",
                            html ? "text/html; charset=utf-8" : "application/json",
                            "content-disposition",
                            "attachment; filename=\"about-me." + (html ? "html" : "json") + '"',
                            "cache-control",
                            "no-store"),
                    new ExportPerson(
                            store,
                            rooms.stream().flatMap(room -> room.told().stream()).toList(),
                            caller.site().id(),
                            caller.profile().id(),
                            html ? new HtmlForm() : new JsonForm()));
        });
    }

    private static boolean html(Call call) {
        String format = call.query("format").orElse("json");
        if (!format.equals("json") && !format.equals("html")) {
            throw Problem.of(ErrorCode.BAD_PARAMETER, "format must be json or html.");
        }
        return format.equals("html");
    }

    private Future<Answer> eraseMe(Call call) {
        return callers.of(call).compose(erase::run).map(ordered -> accepted());
    }

    private Future<Answer> erase(Call call) {
        return callers.of(call)
                .compose(caller -> erase.run(caller, account(call)))
                .map(ordered -> accepted());
    }

    /** It is durable and under way, but not over. */
    private static Answer accepted() {
        return new Answer(202, Map.of(), Answer.noContent().body());
    }

    static AccountId account(Call call) {
        try {
            return new AccountId(UUID.fromString(call.path("id")));
        } catch (IllegalArgumentException e) {
            throw Problem.of(ErrorCode.ACCOUNT_NOT_FOUND);
        }
    }

    static UUID before(Call call) {
        return call.query("after").map(text -> IdCursor.read(LIST, text)).orElse(OwnComments.NEWEST);
    }

    static Answer page(List<OwnComments.Placed> placed, int limit, Json.Item<Comment> fields) {
        boolean more = placed.size() > limit;
        List<OwnComments.Placed> shown = more ? placed.subList(0, limit) : placed;
        String next =
                more ? IdCursor.write(LIST, shown.get(limit - 1).comment().id().value()) : null;
        return Answer.ok(Json.page(shown, next, (json, one) -> write(json, one, fields)));
    }

    private static void write(JsonGenerator json, OwnComments.Placed one, Json.Item<Comment> fields)
            throws IOException {
        json.writeStartObject();
        fields.write(json, one.comment());
        json.writeObjectFieldStart("page");
        json.writeStringField("key", one.page());
        json.writeStringField("url", one.url());
        json.writeStringField("title", one.title());
        json.writeEndObject();
        json.writeEndObject();
    }
}
