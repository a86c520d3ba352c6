package io.repartee.notify;

import io.repartee.account.Access;
import io.repartee.account.Caller;
import io.repartee.account.Callers;
import io.repartee.ids.ThreadId;
import io.repartee.thread.Page;
import io.repartee.thread.ThreadDirectory;
import io.repartee.web.Answer;
import io.repartee.web.Call;
import io.repartee.web.Json;
import io.repartee.web.Route;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Whom somebody who is writing may mean by the beginning of a name. */
public final class MentionRoutes {
    private static final int USUAL_LIMIT = 8;
    private static final int MOST = 20;
    private static final int NAME_CODE_POINTS = 40;

    private final Callers callers;
    private final ThreadDirectory threads;
    private final Pool pool;
    private final InstantSource clock;

    public MentionRoutes(Callers callers, ThreadDirectory threads, Pool pool, InstantSource clock) {
        this.callers = callers;
        this.threads = threads;
        this.pool = pool;
        this.clock = clock;
    }

    public List<Route> routes() {
        return List.of(Route.get("/mentions", this::candidates));
    }

    private Future<Answer> candidates(Call call) {
        return callers.of(call).compose(caller -> {
            Access.mustPost(caller);
            String beginning = beginning(call.query("q").orElse(""));
            int limit = call.integer("limit", USUAL_LIMIT, 1, MOST);
            return thread(caller, call)
                    .compose(thread -> pool.preparedQuery(MentionSql.CANDIDATES)
                            .execute(Tuple.of(
                                    caller.site().id().value(),
                                    thread.map(ThreadId::value).orElse(null),
                                    beginning,
                                    caller.profile().id().value(),
                                    clock.instant().atOffset(ZoneOffset.UTC),
                                    limit)))
                    .map(MentionRoutes::answer);
        });
    }

    private Future<Optional<ThreadId>> thread(Caller caller, Call call) {
        return call.query("page")
                .map(page -> threads.find(caller.site(), Page.parameter(page)).map(Optional::of))
                .orElseGet(() -> Future.succeededFuture(Optional.empty()));
    }

    private static Answer answer(RowSet<Row> rows) {
        return Answer.ok(Json.object(json -> {
            json.writeArrayFieldStart("items");
            for (Row row : rows) {
                json.writeStartObject();
                json.writeStringField("id", row.getUUID("account_id").toString());
                json.writeStringField("name", row.getString("name"));
                json.writeStringField("avatar", row.getString("avatar"));
                json.writeEndObject();
            }
            json.writeEndArray();
        }));
    }

    /** What is a sign of its own in a pattern stands for itself. */
    private static String beginning(String typed) {
        StringBuilder pattern = new StringBuilder();
        typed.strip()
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .limit(NAME_CODE_POINTS)
                .forEach(point -> {
                    if (point == '\\' || point == '%' || point == '_') {
                        pattern.append('\\');
                    }
                    if (point != 0) {
                        pattern.appendCodePoint(point);
                    }
                });
        return pattern.append('%').toString();
    }
}
