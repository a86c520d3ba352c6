package io.repartee.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A publisher's own web server, at an origin of its own, with whatever pages a test wants. */
final class Publisher implements AutoCloseable {
    private final Map<String, byte[]> pages = new ConcurrentHashMap<>();
    private final AtomicInteger counter = new AtomicInteger();
    private final HttpServer server;

    Publisher() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    String origin() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** The address of a new page. */
    String publish(String html) {
        String path = "/story-" + counter.incrementAndGet() + ".html";
        pages.put(path, html.getBytes(StandardCharsets.UTF_8));
        return origin() + path;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] page = pages.getOrDefault(exchange.getRequestURI().getPath(), new byte[0]);
        exchange.getResponseHeaders().set("content-type", "text/html; charset=utf-8");
        exchange.sendResponseHeaders(200, page.length == 0 ? -1 : page.length);
        exchange.getResponseBody().write(page);
        exchange.close();
    }
}
