package io.repartee.notify.webhooks;

import com.fasterxml.jackson.core.JsonGenerator;
import io.repartee.account.Access;
import io.repartee.account.Caller;
import io.repartee.account.Callers;
import io.repartee.account.KnownAccounts;
import io.repartee.ids.SiteId;
import io.repartee.notify.FirehoseStore;
import io.repartee.outbox.OutboxLog;
import io.repartee.web.Answer;
import io.repartee.web.Call;
import io.repartee.web.Cursors;
import io.repartee.web.ErrorCode;
import io.repartee.web.Json;
import io.repartee.web.Problem;
import io.repartee.web.Route;
import io.vertx.core.Future;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The addresses under which admins say where their systems are to be told, and see what became of it. */
public final class WebhookRoutes {
    private static final char LIST = 'W';
    private static final int USUAL_LIMIT = 50;
    private static final int MOST = 200;

    private final Callers callers;
    private final KnownAccounts known;
    private final WebhookStore store;
    private final FirehoseStore firehose;
    private final OutboxLog log;
    private final InstantSource clock;

    public WebhookRoutes(
            Callers callers,
            KnownAccounts known,
            WebhookStore store,
            FirehoseStore firehose,
            OutboxLog log,
            InstantSource clock) {
        this.callers = callers;
        this.known = known;
        this.store = store;
        this.firehose = firehose;
        this.log = log;
        this.clock = clock;
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/webhooks", admin(this::all)),
                Route.post("/webhooks", admin(this::create)),
                Route.get("/webhooks/{id}", admin(this::show)),
                Route.patch("/webhooks/{id}", admin(this::change)),
                Route.delete("/webhooks/{id}", admin(this::delete)),
                Route.post("/webhooks/{id}/secret", admin(this::rotate)),
                Route.get("/webhooks/{id}/deliveries", admin(this::deliveries)),
                Route.post("/webhooks/{id}/replay", admin(this::replayAll)),
                Route.post("/webhooks/{id}/deliveries/{delivery}/replay", admin(this::replay)));
    }

    private interface AsAdmin {
        Future<Answer> answer(Call call, Caller admin);
    }

    private Route.Handler admin(AsAdmin handler) {
        return call -> callers.of(call).compose(caller -> {
            Access.mustAdminister(caller);
            return handler.answer(call, caller);
        });
    }

    private Future<Answer> all(Call call, Caller admin) {
        return store.all(site(admin))
                .map(all -> Answer.ok(Json.page(all, null, (json, webhook) -> object(json, webhook, null))));
    }

    private Future<Answer> create(Call call, Caller admin) {
        WebhookRequest request = call.body(WebhookRequest.class);
        request.checkNew();
        String secret = Secrets.make();
        return known.ensure(admin)
                .compose(there -> firehose.open(site(admin)))
                .compose(open -> store.create(
                        site(admin), request, secret, admin.profile().id(), clock.instant()))
                .map(made -> Answer.created(
                        one(made.orElseThrow(() -> Problem.field("", "A site has at most 20 webhooks.")), secret)));
    }

    private Future<Answer> show(Call call, Caller admin) {
        return store.find(site(admin), id(call)).map(found -> Answer.ok(one(there(found), null)));
    }

    private Future<Answer> change(Call call, Caller admin) {
        WebhookRequest request = call.body(WebhookRequest.class);
        request.check();
        return store.change(site(admin), id(call), request, clock.instant())
                .map(changed -> Answer.ok(one(there(changed), null)));
    }

    private Future<Answer> delete(Call call, Caller admin) {
        return store.delete(site(admin), id(call)).map(gone -> {
            if (!gone) {
                throw none();
            }
            return Answer.noContent();
        });
    }

    private Future<Answer> rotate(Call call, Caller admin) {
        String secret = Secrets.make();
        return store.rotate(site(admin), id(call), secret, clock.instant())
                .map(rotated -> Answer.ok(one(there(rotated), secret)));
    }

    private Future<Answer> deliveries(Call call, Caller admin) {
        UUID id = id(call);
        long before = call.query("after")
                .map(cursor -> Cursors.read(LIST, 1, cursor)[0])
                .orElse(Long.MAX_VALUE);
        int limit = call.integer("limit", USUAL_LIMIT, 1, MOST);
        OutboxLog.State state = call.query("state").map(WebhookRoutes::state).orElse(null);
        return store.find(site(admin), id)
                .map(WebhookRoutes::there)
                .compose(webhook -> log.page(site(admin), Webhook.destination(id), before, state, limit + 1))
                .map(found -> page(found, limit));
    }

    private static Answer page(List<OutboxLog.Entry> found, int limit) {
        boolean more = found.size() > limit;
        List<OutboxLog.Entry> shown = more ? found.subList(0, limit) : found;
        String next = more ? Cursors.write(LIST, shown.get(limit - 1).id()) : null;
        return Answer.ok(Json.page(shown, next, WebhookRoutes::delivery));
    }

    private Future<Answer> replayAll(Call call, Caller admin) {
        return replay(call, admin, null)
                .map(count -> Answer.ok(Json.object(json -> json.writeNumberField("replayed", count))));
    }

    private Future<Answer> replay(Call call, Caller admin) {
        return replay(call, admin, delivery(call)).map(count -> Answer.noContent());
    }

    private Future<Integer> replay(Call call, Caller admin, @Nullable Long delivery) {
        UUID id = id(call);
        Instant now = clock.instant();
        return store.find(site(admin), id)
                .map(WebhookRoutes::there)
                .compose(webhook -> log.replay(site(admin), Webhook.destination(id), delivery, now));
    }

    private static void delivery(JsonGenerator json, OutboxLog.Entry entry) throws IOException {
        DeliverWebhook.Body body = DeliverWebhook.Body.read(entry.body());
        boolean waiting = entry.state() == OutboxLog.State.WAITING;
        json.writeStartObject();
        json.writeStringField("id", Long.toString(entry.id()));
        json.writeNumberField("seq", body.seq());
        json.writeStringField("event", body.event().wireName());
        json.writeStringField("commentId", body.comment().toString());
        json.writeStringField("state", wireName(entry.state()));
        json.writeNumberField("attempts", entry.attempts());
        json.writeStringField("error", entry.error());
        json.writeStringField("since", entry.since().toString());
        json.writeStringField("nextAt", waiting ? entry.due().toString() : null);
        json.writeStringField("endedAt", waiting ? null : entry.due().toString());
        json.writeEndObject();
    }

    private static io.vertx.core.buffer.Buffer one(Webhook webhook, @Nullable String secret) {
        return Json.value(json -> object(json, webhook, secret));
    }

    /** @param secret only when it was made just now */
    private static void object(JsonGenerator json, Webhook webhook, @Nullable String secret) throws IOException {
        json.writeStartObject();
        webhook.fields(json);
        if (secret != null) {
            json.writeStringField("secret", secret);
        }
        json.writeEndObject();
    }

    private static OutboxLog.State state(String name) {
        for (OutboxLog.State state : OutboxLog.State.values()) {
            if (wireName(state).equals(name)) {
                return state;
            }
        }
        throw Problem.of(ErrorCode.BAD_PARAMETER, "state must be waiting, delivered or given-up.");
    }

    private static String wireName(OutboxLog.State state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static SiteId site(Caller admin) {
        return admin.site().id();
    }

    private static UUID id(Call call) {
        return named(call.path("id"), UUID::fromString);
    }

    private static Long delivery(Call call) {
        return named(call.path("delivery"), Long::valueOf);
    }

    private static <T> T named(String text, Function<String, T> parse) {
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException e) {
            throw none();
        }
    }

    private static Webhook there(Optional<Webhook> found) {
        return found.orElseThrow(WebhookRoutes::none);
    }

    private static Problem none() {
        return Problem.of(ErrorCode.NOT_FOUND, "There is no such webhook.");
    }
}
