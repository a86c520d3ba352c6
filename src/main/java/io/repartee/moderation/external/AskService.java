package io.repartee.moderation.external;

import io.repartee.egress.Egress;
import io.repartee.egress.NotSent;
import io.repartee.site.PhaseSettings.External;
import io.repartee.web.Json;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** One signed call to a site's service. Fails with {@link Verdict.Unanswered}, whatever went wrong. Thread-safe. */
final class AskService {
    private final Egress egress;

    AskService(Egress egress) {
        this.egress = egress;
    }

    Future<Verdict> ask(External service, Due due, Instant now) {
        Duration deadline = Duration.ofSeconds(service.seconds());
        Buffer body = body(due, now.plus(deadline));
        String timestamp = Long.toString(now.getEpochSecond());
        Map<String, String> headers = Map.of(
                "Repartee-Timestamp",
                timestamp,
                "Repartee-Signature",
                Signature.of(service.secret(), timestamp, body.getBytes()),
                "Repartee-Check",
                due.comment() + ":" + due.revision());
        return egress.post(URI.create(service.url()), headers, body, deadline)
                .map(reply -> Verdict.read(reply.status(), reply.body()))
                .recover(failure -> Future.failedFuture(unanswered(failure)));
    }

    private static Verdict.Unanswered unanswered(Throwable failure) {
        if (failure instanceof Verdict.Unanswered already) {
            return already;
        }
        return new Verdict.Unanswered(failure instanceof NotSent ? failure.getMessage() : "it cannot be reached");
    }

    private static Buffer body(Due due, Instant deadline) {
        return Json.object(json -> {
            json.writeStringField("site", due.siteKey());
            json.writeStringField("page", due.page());
            json.writeStringField("commentId", due.comment().toString());
            json.writeNumberField("revision", due.revision());
            json.writeStringField(
                    "parentId", due.parent() == null ? null : due.parent().toString());
            json.writeStringField("source", due.source());
            json.writeObjectFieldStart("author");
            json.writeStringField("id", due.author().toString());
            json.writeStringField("name", due.authorName());
            json.writeEndObject();
            json.writeStringField("createdAt", due.createdAt().toString());
            json.writeNumberField("try", due.tries());
            json.writeStringField("deadline", deadline.toString());
        });
    }
}
