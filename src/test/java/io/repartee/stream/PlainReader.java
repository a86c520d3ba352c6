package io.repartee.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A client of streams over HTTP on the JDK's own client, for a test's blocking thread. */
final class PlainReader {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private PlainReader() {}

    /** A status and the answer's JSON. */
    record Polled(int status, JsonNode json, Optional<String> retryAfter) {
        String code() {
            return json.path("code").asText();
        }

        Position position() {
            return PlainReader.position(json.path("position"));
        }
    }

    /** One event of an event stream. */
    record Sent(String id, String event, JsonNode data) {}

    static Polled poll(URI address, String query, @Nullable String token) {
        try {
            HttpResponse<String> answer = HTTP.send(
                    request(address, query, token, "application/json").build(), HttpResponse.BodyHandlers.ofString());
            return new Polled(
                    answer.statusCode(), parsed(answer.body()), answer.headers().firstValue("retry-after"));
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    static Polled poll(URI address, String stream, @Nullable Position since, int wait) {
        return poll(address, query(stream, since) + "&wait=" + wait, null);
    }

    static String query(String stream, @Nullable Position since) {
        return "stream=" + URLEncoder.encode(stream, StandardCharsets.UTF_8) + (since == null ? "" : "&since=" + since);
    }

    static Position position(JsonNode json) {
        return new Position(
                json.path("epoch").asText(),
                json.path("seq").asLong(),
                json.path("mark").asLong());
    }

    static Events events(URI address, String query, @Nullable String token, String... headers) {
        try {
            HttpRequest.Builder request = request(address, query, token, "text/event-stream");
            if (headers.length > 0) {
                request.headers(headers);
            }
            return new Events(HTTP.send(request.build(), HttpResponse.BodyHandlers.ofInputStream()));
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** An event stream that is open. */
    static final class Events implements AutoCloseable {
        private final HttpResponse<java.io.InputStream> answer;
        private final BufferedReader lines;
        private long retryMs = -1;
        private int heartbeats;

        private Events(HttpResponse<java.io.InputStream> answer) {
            this.answer = answer;
            this.lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
        }

        int status() {
            return answer.statusCode();
        }

        Optional<String> header(String name) {
            return answer.headers().firstValue(name);
        }

        long retryMs() {
            return retryMs;
        }

        int heartbeats() {
            return heartbeats;
        }

        /** The next event; empty when the answer has ended. */
        Optional<Sent> next() {
            String id = "";
            String event = "";
            StringBuilder data = new StringBuilder();
            try {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (line.isEmpty() && !data.isEmpty()) {
                        return Optional.of(new Sent(id, event, parsed(data.toString())));
                    } else if (line.startsWith("id: ")) {
                        id = line.substring(4);
                    } else if (line.startsWith("event: ")) {
                        event = line.substring(7);
                    } else if (line.startsWith("data: ")) {
                        data.append(line.substring(6));
                    } else if (line.startsWith("retry: ")) {
                        retryMs = Long.parseLong(line.substring(7));
                    } else if (line.equals(":")) {
                        heartbeats++;
                    }
                }
                return Optional.empty();
            } catch (IOException e) {
                return Optional.empty(); // the connection broke, as connections do
            }
        }

        Sent next(String event) {
            Sent sent = next().orElseThrow(() -> new AssertionError("the answer ended"));
            if (!sent.event().equals(event)) {
                throw new AssertionError("expected " + event + " but got " + sent);
            }
            return sent;
        }

        @Override
        public void close() {
            try {
                lines.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static HttpRequest.Builder request(URI address, String query, @Nullable String token, String accept) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + "?" + query))
                .header("accept", accept)
                .timeout(PATIENCE);
        if (token != null) {
            request.header("authorization", "Bearer " + token);
        }
        return request;
    }

    private static JsonNode parsed(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
