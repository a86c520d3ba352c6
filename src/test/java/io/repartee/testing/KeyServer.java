package io.repartee.testing;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A provider that publishes a set of keys, and counts how often somebody asks. */
public final class KeyServer implements AutoCloseable {
    private final HttpServer server;
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger others = new AtomicInteger();
    private volatile String keys = "{\"keys\":[]}";

    public KeyServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", exchange -> {
            boolean known = exchange.getRequestURI().getPath().equals("/keys");
            (known ? asked : others).incrementAndGet();
            byte[] body = (known ? keys : "").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(known ? 200 : 404, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/keys";
    }

    /** An address at which nobody should ask. */
    public String elsewhere() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/elsewhere";
    }

    /** What is published from now on. */
    public void publish(Map<String, RSAPublicKey> byKid) {
        List<Map<String, Object>> all = byKid.entrySet().stream()
                .map(key -> Map.<String, Object>of(
                        "kty",
                        "RSA",
                        "kid",
                        key.getKey(),
                        "use",
                        "sig",
                        "alg",
                        "RS256",
                        "n",
                        number(key.getValue().getModulus()),
                        "e",
                        number(key.getValue().getPublicExponent())))
                .toList();
        keys = Api.json(Map.of("keys", all));
    }

    public int asked() {
        return asked.get();
    }

    public int askedElsewhere() {
        return others.get();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static String number(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return Forgery.encoded(bytes[0] == 0 ? java.util.Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }
}
