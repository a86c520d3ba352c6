package io.repartee.notify.webhooks;

import io.repartee.egress.Egress;
import io.repartee.egress.NotSent;
import io.repartee.ids.Uuids;
import io.repartee.notify.FirehoseContents;
import io.repartee.outbox.Deliverer;
import io.repartee.outbox.Parcel;
import io.repartee.outbox.Terms;
import io.repartee.outbox.Undeliverable;
import io.repartee.stream.Content;
import io.repartee.stream.EventType;
import io.repartee.web.Json;
import io.repartee.web.JsonReader;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One signed request about one event. What it says is made when it is sent, as readers see it then: what was removed meanwhile is told as
 * removed. Tried for three days; a webhook that has failed for as long is switched off.
 */
public final class DeliverWebhook implements Deliverer {
    private static final Duration DEADLINE = Duration.ofSeconds(15);
    private static final Duration PATIENCE = Duration.ofDays(3);
    private static final Terms TERMS =
            new Terms(4, DEADLINE.plusSeconds(10), Duration.ofSeconds(5), Duration.ofHours(6), PATIENCE, true);
    private static final int GONE = 410;

    private final WebhookStore store;
    private final FirehoseContents contents;
    private final Egress egress;
    private final InstantSource clock;

    public DeliverWebhook(WebhookStore store, FirehoseContents contents, Egress egress, InstantSource clock) {
        this.store = store;
        this.contents = contents;
        this.egress = egress;
        this.clock = clock;
    }

    /** As it lies in the row. */
    record Body(UUID webhook, long seq, short type, UUID comment, String at) {
        static Body read(String json) {
            return JsonReader.read(Buffer.buffer(json), Body.class);
        }

        EventType event() {
            return EventType.of(type).orElse(EventType.UNKNOWN);
        }
    }

    /** It does not want this, or not any more. */
    private static final class Unanswered extends RuntimeException {
        private final boolean gone;

        Unanswered(String message, boolean gone) {
            super(message, null, false, false);
            this.gone = gone;
        }
    }

    @Override
    public String kind() {
        return "webhook";
    }

    @Override
    public Terms terms() {
        return TERMS;
    }

    @Override
    public Future<Delivered> deliver(Parcel parcel) {
        Body body = Body.read(parcel.body());
        return store.target(parcel.site(), body.webhook()).compose(found -> {
            WebhookStore.Target target =
                    found.orElseThrow(() -> new Undeliverable("there is no such webhook any more"));
            if (!target.webhook().enabled()) {
                throw new Undeliverable("the webhook is switched off");
            }
            return contents.now(parcel.site(), List.of(body.comment()))
                    .compose(now -> tell(parcel, body, target, now.get(body.comment())));
        });
    }

    private Future<Delivered> tell(Parcel parcel, Body body, WebhookStore.Target target, @Nullable Content content) {
        EventType told = content == null ? body.event().whenGone() : body.event();
        if (!target.webhook().events().contains(told)) {
            return Future.succeededFuture(
                    Delivered.DONE); // it never heard of this comment, and now there is nothing to hear
        }
        Instant now = clock.instant();
        Buffer text = payload(body, target.siteKey(), told, content);
        return send(parcel, target.webhook(), text, now)
                .compose(sent -> target.webhook().failingSince() == null
                        ? Future.succeededFuture(Delivered.DONE)
                        : store.succeeded(parcel.site(), body.webhook()).map(Delivered.DONE))
                .recover(failure -> failed(parcel, body, failure, now));
    }

    private Future<Void> send(Parcel parcel, Webhook webhook, Buffer body, Instant now) {
        String id = "msg_" + Uuids.named("webhook", parcel.key());
        long timestamp = now.getEpochSecond();
        Map<String, String> headers = Map.of(
                "webhook-id",
                id,
                "webhook-timestamp",
                Long.toString(timestamp),
                "webhook-signature",
                Secrets.signatures(webhook, id, timestamp, body.getBytes(), now),
                "user-agent",
                "Repartee");
        return egress.post(URI.create(webhook.url()), headers, body, DEADLINE).map(reply -> {
            if (reply.status() < 200 || reply.status() > 299) {
                throw new Unanswered("it answered " + reply.status(), reply.status() == GONE);
            }
            return null;
        });
    }

    private Future<Delivered> failed(Parcel parcel, Body body, Throwable failure, Instant now) {
        boolean gone = failure instanceof Unanswered answered && answered.gone;
        String why = failure instanceof NotSent || failure instanceof Unanswered
                ? failure.getMessage()
                : "it cannot be reached";
        return store.failed(parcel.site(), body.webhook(), now, now.minus(PATIENCE), gone, why)
                .compose(noted -> Future.failedFuture(gone ? new Undeliverable(why) : new Unanswered(why, false)));
    }

    /** The event is as in the firehose. */
    private static Buffer payload(Body body, String site, EventType told, @Nullable Content content) {
        return Json.object(json -> {
            json.writeStringField("type", told.wireName());
            json.writeStringField("timestamp", at(body));
            json.writeStringField("site", site);
            json.writeObjectFieldStart("data");
            json.writeNumberField("seq", body.seq());
            json.writeStringField("type", told.wireName());
            json.writeStringField("at", at(body));
            if (content != null && told.carriesComment()) {
                json.writeFieldName("comment");
                json.writeRawValue(new String(content.json(), StandardCharsets.UTF_8));
            } else {
                json.writeStringField("id", body.comment().toString());
            }
            json.writeEndObject();
        });
    }

    /** PostgreSQL writes times in JSON with an offset. */
    private static String at(Body body) {
        return java.time.OffsetDateTime.parse(body.at()).toInstant().toString();
    }
}
