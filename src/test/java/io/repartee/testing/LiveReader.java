package io.repartee.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A reader on the live socket with nothing of the product's in it: keeps every frame in the order it came. */
public final class LiveReader implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<JsonNode> frames = new CopyOnWriteArrayList<>();
    private final WebSocket socket;
    private volatile @Nullable Integer closeCode;

    private LiveReader(URI server, String site) {
        URI address = URI.create(server.toString().replaceFirst("^http", "ws") + "/api/v1/sites/" + site + "/live");
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .subprotocols("repartee.v1")
                .buildAsync(address, new Listener())
                .join();
    }

    /** Says hello; the welcome need not be waited for. */
    public static LiveReader connect(URI server, String site, @Nullable String token) {
        LiveReader reader = new LiveReader(server, site);
        reader.send("{\"type\":\"hello\",\"token\":" + (token == null ? "null" : "\"" + token + "\"") + "}");
        return reader;
    }

    /** @param since the JSON of a position, or null for from now on */
    public void subscribe(String stream, @Nullable String since) {
        send("{\"type\":\"subscribe\",\"stream\":\"" + stream + "\",\"since\":" + since + "}");
    }

    public void awaitSubscribed(String stream) {
        Awaitility.await("the subscription of " + stream)
                .atMost(PATIENCE)
                .until(() -> frames.stream().anyMatch(frame -> is(frame, "subscribed", stream)));
    }

    /** All events of a stream so far, whatever frames they came in. */
    public List<JsonNode> events(String stream) {
        List<JsonNode> events = new ArrayList<>();
        frames.stream()
                .filter(frame -> is(frame, "events", stream))
                .forEach(frame -> frame.path("events").forEach(events::add));
        return events;
    }

    public List<JsonNode> frames() {
        return frames;
    }

    /** With which code the server closed it; empty while it is open. */
    public Optional<Integer> closeCode() {
        return Optional.ofNullable(closeCode);
    }

    public void send(String text) {
        socket.sendText(text, true).join();
    }

    @Override
    public void close() {
        socket.abort();
    }

    private static boolean is(JsonNode frame, String type, String stream) {
        return frame.path("type").asText().equals(type)
                && frame.path("stream").asText().equals(stream);
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                frames.add(parsed(text.toString()));
                text.setLength(0);
            }
            webSocket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
            closeCode = statusCode;
            return null;
        }

        private static JsonNode parsed(String json) {
            try {
                return JSON.readTree(json);
            } catch (JsonProcessingException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
