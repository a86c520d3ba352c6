package io.repartee.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A client of the live protocol on the JDK's own WebSocket, for a test's blocking thread. */
final class LiveClient implements WebSocket.Listener {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long PATIENCE_SECONDS = 15;
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final BlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final AtomicInteger pings = new AtomicInteger();
    private final StringBuilder partial = new StringBuilder();
    private WebSocket socket;

    /** A socket that has not said anything. */
    static LiveClient connect(int port) {
        return connect(port, TestGate.SITE, null);
    }

    static LiveClient connect(int port, String site, String origin) {
        LiveClient client = new LiveClient();
        WebSocket.Builder builder = HTTP.newWebSocketBuilder().subprotocols(LiveRoute.SUBPROTOCOL);
        if (origin != null) {
            builder.header("Origin", origin);
        }
        client.socket = builder.buildAsync(URI.create("ws://127.0.0.1:" + port + "/" + site), client)
                .join();
        return client;
    }

    /** A socket that has been welcomed. */
    static LiveClient hello(int port, String token) {
        LiveClient client = connect(port);
        client.send("{'type':'hello','token':%s}".formatted(token == null ? "null" : "'" + token + "'"));
        client.next("welcome");
        return client;
    }

    LiveClient send(String json) {
        socket.sendText(json.replace('\'', '"'), true).join();
        return this;
    }

    LiveClient subscribe(String stream) {
        return send("{'type':'subscribe','stream':'%s','since':null}".formatted(stream));
    }

    LiveClient subscribe(String stream, Position since) {
        return send("{'type':'subscribe','stream':'%s','since':{'epoch':'%s','seq':%d,'mark':%d}}"
                .formatted(stream, since.epoch(), since.seq(), since.mark()));
    }

    /** The next message other than heads; it must be of that type. */
    JsonNode next(String type) {
        JsonNode message = poll();
        while (message.get("type").asText().equals("heads") && !type.equals("heads")) {
            message = poll();
        }
        if (!message.get("type").asText().equals(type)) {
            throw new AssertionError("expected " + type + " but got " + message);
        }
        return message;
    }

    /** The next message of that type, passing over heads and those of another type. */
    JsonNode nextBut(String passedOver, String type) {
        JsonNode message = poll();
        while (message.get("type").asText().equals("heads")
                || message.get("type").asText().equals(passedOver)) {
            message = poll();
        }
        if (!message.get("type").asText().equals(type)) {
            throw new AssertionError("expected " + type + " but got " + message);
        }
        return message;
    }

    /** The next message of one of these types, passing over all others. */
    JsonNode any(String... types) {
        JsonNode message = poll();
        while (!List.of(types).contains(message.get("type").asText())) {
            message = poll();
        }
        return message;
    }

    /** Whether a message of that type waits to be taken. */
    boolean heard(String type) {
        return messages.stream()
                .anyMatch(message -> message.get("type").asText().equals(type));
    }

    int closeCode() {
        return closed.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    int pings() {
        return pings.get();
    }

    WebSocket socket() {
        return socket;
    }

    void close() {
        socket.abort();
    }

    private JsonNode poll() {
        try {
            JsonNode message = messages.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (message == null) {
                throw new AssertionError("no message came" + (closed.isDone() ? "; closed with " + closed.join() : ""));
            }
            return message;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            try {
                messages.add(JSON.readTree(partial.toString()));
            } catch (JsonProcessingException e) {
                closed.completeExceptionally(e);
            }
            partial.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onPing(WebSocket from, ByteBuffer message) {
        pings.incrementAndGet();
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closed.complete(code);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        closed.complete(1006);
    }
}
