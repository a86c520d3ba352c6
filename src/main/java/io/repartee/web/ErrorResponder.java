package io.repartee.web;

import com.fasterxml.jackson.core.JsonGenerator;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The only place where a failure becomes an answer (RFC 9457). A {@link Problem} tells the caller what it says; anything
 * else tells nothing but an id, under which it is logged, once.
 */
public final class ErrorResponder {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorResponder.class);
    private static final Duration SOON = Duration.ofSeconds(1);

    private final UnaryOperator<Throwable> translation;

    /** @param translation turns the failures of a lower room, such as the database's, into problems; others stay as they are */
    public ErrorResponder(UnaryOperator<Throwable> translation) {
        this.translation = translation;
    }

    /** Thread-safe; never throws. */
    public Answer answer(Throwable failure) {
        if (translation.apply(failure) instanceof Problem problem) {
            return answer(problem, Optional.empty());
        }
        String id = UUID.randomUUID().toString();
        LOG.error("unexpected failure {}", id, failure);
        return answer(Problem.of(ErrorCode.INTERNAL), Optional.of(id));
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
        if (code.status() == 401) {
            headers.put("www-authenticate", "Bearer");
        }
        return new Answer(code.status(), headers, body(problem, id));
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
            if (id.isPresent()) {
                json.writeStringField("id", id.get());
            }
        });
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
