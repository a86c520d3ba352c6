package io.repartee.fault;

import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

/** Sockets that listen to some pages from now on and make nothing of what they hear. */
final class Takers {
    private final Vertx vertx;
    private final int port;
    private final List<String> pages;
    private final AtomicInteger subscribed = new AtomicInteger();

    Takers(Vertx vertx, int port, String... pages) {
        this.vertx = vertx;
        this.port = port;
        this.pages = List.of(pages);
    }

    /** That many; waits until all are subscribed. They end with the Vert.x. */
    void add(int count) {
        WebSocketClient client = vertx.createWebSocketClient(
                new WebSocketClientOptions().setMaxConnections(count).setMaxFrameSize(1 << 20));
        WebSocketConnectOptions options = new WebSocketConnectOptions()
                .setHost("localhost")
                .setPort(port)
                .setURI(Node.site(port).getPath() + "/live")
                .addSubProtocol("repartee.v1");
        for (int n = 0; n < count; n++) {
            client.connect(options).onSuccess(this::begin);
        }
        Awaitility.await("subscriptions").atMost(Limits.PATIENCE).until(() -> subscribed.get() >= count * pages.size());
    }

    private void begin(WebSocket socket) {
        socket.exceptionHandler(broken -> {});
        socket.textMessageHandler(text -> {
            if (text.contains("\"type\":\"subscribed\"")) {
                subscribed.incrementAndGet();
            }
        });
        socket.writeTextMessage("{\"type\":\"hello\",\"token\":null}");
        for (String page : pages) {
            socket.writeTextMessage("{\"type\":\"subscribe\",\"stream\":\"thread:%s\",\"since\":null}".formatted(page));
        }
    }
}
