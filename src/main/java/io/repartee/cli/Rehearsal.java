package io.repartee.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What readers do at the demo's site, said over plain sockets so that no client is loaded besides: a page, its counts, a guest's comment and
 * somebody who watches. Blocks; each call has a connection of its own.
 */
final class Rehearsal {
    private static final String SITE = "/api/v1/sites/demo";
    private static final Pattern TOKEN = Pattern.compile("\"token\":\"([^\"]+)\"");
    private static final int PATIENCE_MS = 20_000;
    private static final int TEXT_FRAME = 0x81;
    private static final int MASKED = 0x80;

    private final int port;

    Rehearsal(int port) {
        this.port = port;
    }

    void play() throws IOException {
        must("200", get("/demo/"));
        must("200", get(SITE + "/thread?page=rehearsal"));
        must("200", get(SITE + "/counts?page=rehearsal"));
        Matcher token = TOKEN.matcher(must("201", post("/auth/guest", "", "{\"name\":\"Guest\"}")));
        if (!token.find()) {
            throw new IOException("a guest got no token");
        }
        try (Socket watching = watch()) {
            must(
                    "201",
                    post(
                            "/comments",
                            "Authorization: Bearer " + token.group(1) + "\r\n",
                            "{\"page\":{\"key\":\"rehearsal\"},\"body\":\"Is *everybody* there? See https://example.org\"}"));
            hear(watching.getInputStream(), "\"events\"");
        }
        must("200", get(SITE + "/thread?page=rehearsal"));
    }

    private Socket watch() throws IOException {
        Socket socket = connect();
        write(
                socket,
                "GET " + SITE + "/live HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                        + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: repartee.v1\r\n"
                        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
        hear(socket.getInputStream(), "\r\n\r\n");
        frame(socket, "{\"type\":\"hello\",\"token\":null}");
        frame(socket, "{\"type\":\"subscribe\",\"stream\":\"thread:rehearsal\",\"since\":null}");
        hear(socket.getInputStream(), "\"subscribed\"");
        return socket;
    }

    /** A client's frame, masked with zeros. */
    private static void frame(Socket socket, String text) throws IOException {
        byte[] payload = text.getBytes(StandardCharsets.UTF_8);
        byte[] frame = new byte[6 + payload.length];
        frame[0] = (byte) TEXT_FRAME;
        frame[1] = (byte) (MASKED | payload.length);
        System.arraycopy(payload, 0, frame, 6, payload.length);
        socket.getOutputStream().write(frame);
    }

    private String get(String path) throws IOException {
        return ask(
                "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\nConnection: close\r\n\r\n");
    }

    private String post(String path, String header, String json) throws IOException {
        return ask("POST " + SITE + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + header
                + "Content-Type: application/json\r\nContent-Length: " + json.length() + "\r\n\r\n" + json);
    }

    private String ask(String request) throws IOException {
        try (Socket socket = connect()) {
            write(socket, request);
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE_MS);
        return socket;
    }

    private static void write(Socket socket, String request) throws IOException {
        socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
    }

    private static String must(String status, String answer) throws IOException {
        if (!answer.startsWith("HTTP/1.1 " + status)) {
            throw new IOException("not " + status + ": " + answer);
        }
        return answer;
    }

    private static void hear(InputStream in, String awaited) throws IOException {
        StringBuilder heard = new StringBuilder();
        while (heard.indexOf(awaited) < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("ended before " + awaited + ": " + heard);
            }
            heard.append((char) next);
        }
    }
}
