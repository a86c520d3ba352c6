package io.repartee.account.provider;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.repartee.egress.Egress;
import io.repartee.web.ErrorCode;
import io.repartee.web.Problem;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Requests to other services, through the one way out, and their answers in JSON. Thread-safe. */
final class ServiceCalls {
    private static final Logger LOG = LoggerFactory.getLogger(ServiceCalls.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration DEADLINE = Duration.ofSeconds(8);
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final int OK = 200;
    private static final int TOO_MANY = 429;
    private static final int BROKEN = 500;

    private final Egress egress;

    ServiceCalls(Egress egress) {
        this.egress = egress;
    }

    /** Fails with {@code provider_unavailable}, or {@code provider_refused} when the answer is a refusal or no JSON. */
    Future<JsonNode> get(URI address, Map<String, String> headers) {
        return json(address, egress.get(address, accepting(headers), DEADLINE));
    }

    /** The same of a form. */
    Future<JsonNode> post(URI address, Map<String, String> headers, Map<String, String> form) {
        Map<String, String> all = accepting(headers);
        all.put("content-type", "application/x-www-form-urlencoded");
        return json(address, egress.post(address, all, Buffer.buffer(encoded(form)), DEADLINE));
    }

    /** As forms and queries are written. */
    static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Map<String, String> accepting(Map<String, String> headers) {
        Map<String, String> all = new LinkedHashMap<>(Map.of("accept", "application/json", "user-agent", "Repartee"));
        all.putAll(headers);
        return all;
    }

    private static Future<JsonNode> json(URI address, Future<Egress.Reply> answer) {
        return answer.recover(failure -> {
                    LOG.warn("{} does not answer: {}", address.getHost(), failure.getMessage());
                    return Future.failedFuture(unavailable());
                })
                .map(reply -> read(address, reply));
    }

    private static JsonNode read(URI address, Egress.Reply reply) {
        if (reply.status() >= BROKEN || reply.status() == TOO_MANY) {
            LOG.warn("{} answers with {}", address.getHost(), reply.status());
            throw unavailable();
        }
        JsonNode json = parsed(reply.body());
        if (reply.status() != OK || json.has("error")) {
            // the names of errors are few; what else the answer says may be about a person
            LOG.warn(
                    "{} refuses with {} {}",
                    address.getHost(),
                    reply.status(),
                    json.path("error").asText("").replaceAll("[^a-z_]", ""));
            throw Problem.of(ErrorCode.PROVIDER_REFUSED);
        }
        return json;
    }

    private static Problem unavailable() {
        return Problem.retryAfter(ErrorCode.PROVIDER_UNAVAILABLE, SOON);
    }

    private static JsonNode parsed(Buffer body) {
        try {
            return JSON.readTree(body.getBytes());
        } catch (JacksonException e) {
            throw Problem.of(ErrorCode.PROVIDER_REFUSED);
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory can be read", e);
        }
    }
}
