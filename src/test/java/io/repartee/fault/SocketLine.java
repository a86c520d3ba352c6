package io.repartee.fault;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import org.jspecify.annotations.Nullable;

/** A stream over a WebSocket, with nothing of the product's in it. Loop-bound. */
final class SocketLine extends OpenLine {
    private final Frames frames;
    private @Nullable WebSocket socket;

    private SocketLine(Frames frames, Listener listener) {
        super(listener);
        this.frames = frames;
    }

    /** Lines of anonymous readers; to be opened on one loop. */
    static Opener opener(Vertx vertx) {
        return opener(vertx, null);
    }

    /** Lines of somebody with a token. */
    static Opener opener(Vertx vertx, @Nullable String token) {
        WebSocketClient client = vertx.createWebSocketClient(new WebSocketClientOptions()
                .setMaxConnections(100_000)
                .setConnectTimeout(3_000)
                .setMaxFrameSize(1 << 20)
                .setMaxMessageSize(1 << 20)
                .setTryUsePerFrameCompression(false)
                .setTryUsePerMessageCompression(false));
        Frames frames = new Frames();
        return (site, stream, since, listener) -> {
            SocketLine line = new SocketLine(frames, listener);
            client.connect(new WebSocketConnectOptions()
                            .setHost(site.getHost())
                            .setPort(site.getPort())
                            .setURI(site.getPath() + "/live")
                            .setTimeout(5_000)
                            .addSubProtocol("repartee.v1"))
                    .onSuccess(socket -> line.open(socket, token, stream, since))
                    .onFailure(failure -> line.end(String.valueOf(failure)));
            return line;
        };
    }

    private void open(WebSocket opened, @Nullable String token, String stream, @Nullable Place since) {
        socket = opened;
        opened.closeHandler(v -> end("closed " + opened.closeStatusCode() + " " + opened.closeReason()));
        opened.exceptionHandler(e -> end(String.valueOf(e)));
        opened.textMessageHandler(this::heard);
        opened.writeTextMessage(
                "{\"type\":\"hello\",\"token\":" + (token == null ? "null" : "\"" + token + "\"") + "}");
        opened.writeTextMessage("{\"type\":\"subscribe\",\"stream\":\"%s\",\"since\":%s}"
                .formatted(stream, since == null ? "null" : since.json()));
        if (isOver()) {
            opened.close();
        }
    }

    private void heard(String text) {
        if (isOver()) {
            return;
        }
        listener.alive();
        JsonNode frame = frames.read(text);
        switch (frame.path("type").asText()) {
            case "subscribed" -> listener.subscribed(Place.of(frame.path("position")));
            case "events" -> listener.events(frame.path("events"), Place.of(frame.path("position")));
            case "resync" -> listener.resync();
            case "error", "unsubscribed" -> end(text);
            default -> {}
        }
    }

    @Override
    void hangUp() {
        if (socket != null) {
            socket.close();
        }
    }
}
