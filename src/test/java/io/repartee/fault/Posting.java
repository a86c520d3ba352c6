package io.repartee.fault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.repartee.fault.History.Kind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One try to write a comment, and what it became. Thread-safe; blocks. */
final class Posting {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    /**
     * What a try came to, in a client's words.
     *
     * @param seq where its event is in the page's stream, when it is acknowledged
     */
    record Result(Kind kind, String detail, boolean retry, long seq) {
        Result(Kind kind, String detail, boolean retry) {
            this(kind, detail, retry, 0);
        }
    }

    Result post(URI site, String token, String page, String text, @Nullable String key) throws InterruptedException {
        try {
            HttpResponse<String> answer =
                    http.send(request(site, token, page, text, key), HttpResponse.BodyHandlers.ofString());
            return result(answer);
        } catch (ConnectException e) {
            return new Result(Kind.FAIL, e.toString(), true);
        } catch (IOException e) {
            return new Result(Kind.UNKNOWN, e.toString(), true);
        }
    }

    private static Result result(HttpResponse<String> answer) throws IOException {
        JsonNode body = JSON.readTree(answer.body());
        if (answer.statusCode() == 201) {
            return new Result(Kind.OK, "", false, body.at("/position/seq").asLong());
        }
        String code = body.path("code").asText();
        boolean unknown = code.equals("outcome_unknown") || answer.statusCode() == 500;
        return new Result(
                unknown ? Kind.UNKNOWN : Kind.FAIL,
                answer.statusCode() + " " + code,
                answer.statusCode() == 429 || answer.statusCode() == 503);
    }

    private static HttpRequest request(URI site, String token, String page, String text, @Nullable String key) {
        String body = "{\"page\":{\"key\":\"%s\"},\"body\":\"%s\"}".formatted(page, text);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(site + "/comments"))
                .timeout(PATIENCE)
                .header("authorization", "Bearer " + token)
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (key != null) {
            request.header("idempotency-key", key);
        }
        return request.build();
    }
}
