package io.repartee.web;

import com.fasterxml.jackson.core.JsonGenerator;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The only place where a failure becomes an answer (RFC 9457). A {@link Problem} tells the caller what it says; anything
 * else tells nothing but an id, under which it is logged, once.
 */
public final class ErrorResponder {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorResponder.class);
    private static final Duration SOON = Duration.ofSeconds(1);

    private ErrorResponder() {}

    /** The answer to a request of that method. Thread-safe; never throws. */
    public static Answer answer(HttpMethod method, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (translated(method, cause) instanceof Problem problem) {
            return answer(problem, Optional.empty());
        }
        String id = UUID.randomUUID().toString();
        LOG.error("unexpected failure {}", id, cause);
        return answer(Problem.of(ErrorCode.INTERNAL), Optional.of(id));
    }

    /** A database that goes away under a read has done nothing; under anything else, nobody knows. */
    private static Throwable translated(HttpMethod method, Throwable failure) {
        boolean isRead = method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD);
        return isRead ? DatabaseProblems.ofRead(failure) : DatabaseProblems.ofWrite(failure);
    }

    private static Answer answer(Problem problem, Optional<String> id) {
        ErrorCode code = problem.code();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("content-type", "application/problem+json");
        if (code.retry()) {
            headers.put(
                    "retry-after",
                    Long.toString(wholeSeconds(problem.retryAfter().orElse(SOON))));
        }
        problem.quota().ifPresent(quota -> limits(headers, quota));
        if (code.status() == 401) {
            headers.put("www-authenticate", "Bearer");
        }
        return new Answer(code.status(), headers, body(problem, id));
    }

    /** As the drafts of the IETF's HTTP API group have it ("RateLimit header fields for HTTP"): one bucket, empty. */
    private static void limits(Map<String, String> headers, Problem.Quota quota) {
        headers.put(
                "ratelimit-policy",
                "\"%s\";q=%d;w=%d"
                        .formatted(quota.name(), quota.most(), quota.window().toSeconds()));
        headers.put("ratelimit", "\"%s\";r=0;t=%s".formatted(quota.name(), headers.get("retry-after")));
    }

    private static Buffer body(Problem problem, Optional<String> id) {
        return Json.object(json -> {
            json.writeNumberField("status", problem.code().status());
            json.writeStringField("title", problem.code().title());
            json.writeStringField("detail", problem.getMessage());
            json.writeStringField("code", problem.code().code());
            json.writeBooleanField("retry", problem.code().retry());
            if (!problem.fields().isEmpty()) {
                Json.array(json, "errors", problem.fields(), ErrorResponder::write);
            }
            for (Map.Entry<String, Object> member : problem.members().entrySet()) {
                member(json, member.getKey(), member.getValue());
            }
            if (id.isPresent()) {
                json.writeStringField("id", id.get());
            }
        });
    }

    private static void member(JsonGenerator json, String name, @Nullable Object value) throws IOException {
        if (value instanceof Map<?, ?> object) {
            json.writeObjectFieldStart(name);
            for (Map.Entry<?, ?> field : object.entrySet()) {
                member(json, String.valueOf(field.getKey()), field.getValue());
            }
            json.writeEndObject();
        } else {
            json.writeStringField(name, value == null ? null : value.toString());
        }
    }

    private static void write(JsonGenerator json, Problem.Field field) throws IOException {
        json.writeStartObject();
        json.writeStringField("field", field.field());
        json.writeStringField("detail", field.detail());
        json.writeEndObject();
    }

    /** Rounded up: who comes back then is not too early. */
    private static long wholeSeconds(Duration after) {
        return Math.max(1, after.plusNanos(999_999_999).toSeconds());
    }
}
