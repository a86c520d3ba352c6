package io.repartee.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What may stand between a reader and the server: a proxy that knows no WebSocket, one that keeps answers back until they are
 * whole, a network that goes silent or breaks. Each request gets a connection of its own.
 */
final class Middlebox implements AutoCloseable {
    private static final int LONGEST_HEAD = 32 * 1024;

    private final URI server;
    private final ServerSocket listening;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger eventStreams = new AtomicInteger();
    private final AtomicInteger polls = new AtomicInteger();
    private final AtomicInteger sockets = new AtomicInteger();
    private volatile boolean socketsBlocked;
    private volatile boolean answersKeptBack;

    Middlebox(String server) {
        this.server = URI.create(server);
        try {
            listening = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        thread(this::accept);
    }

    String address() {
        return "http://localhost:" + listening.getLocalPort();
    }

    Middlebox blockSockets(boolean on) {
        socketsBlocked = on;
        return this;
    }

    /** Answers that do not end are never seen. */
    Middlebox keepBack(boolean on) {
        answersKeptBack = on;
        return this;
    }

    /** Nothing passes any more on what is open now, and nobody is told; what is opened later is fine. */
    void fallSilent() {
        open.clear();
    }

    /** Everything that is open breaks. */
    void cut() {
        open.forEach(Middlebox::close);
        open.clear();
    }

    /** What is open now, to both sides. */
    int open() {
        return open.size();
    }

    int eventStreams() {
        return eventStreams.get();
    }

    int polls() {
        return polls.get();
    }

    int sockets() {
        return sockets.get();
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cut();
    }

    private void accept() throws IOException {
        while (!listening.isClosed()) {
            Socket client = listening.accept();
            thread(() -> serve(client));
        }
    }

    private void serve(Socket client) throws IOException {
        String head = head(client.getInputStream());
        if (head.isEmpty()) {
            client.close();
            return;
        }
        String lower = head.toLowerCase(Locale.ROOT);
        boolean socket = lower.contains("upgrade: websocket");
        boolean events = lower.contains("accept: text/event-stream");
        count(socket, events, lower.contains("/stream?"));
        if (socket && socketsBlocked) {
            client.getOutputStream().write("HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n".getBytes());
            client.close();
            return;
        }
        Socket upstream = new Socket(server.getHost(), server.getPort());
        open.add(client);
        open.add(upstream);
        String sent = socket
                ? head
                : head.replaceFirst("(?i)\r\nconnection: [^\r]*", "").replaceFirst("\r\n", "\r\nConnection: close\r\n");
        upstream.getOutputStream().write(sent.getBytes(StandardCharsets.ISO_8859_1));
        boolean hold = events && answersKeptBack;
        thread(() -> pipe(client, upstream, false));
        pipe(upstream, client, hold);
    }

    private void count(boolean socket, boolean events, boolean stream) {
        if (socket) {
            sockets.incrementAndGet();
        } else if (events) {
            eventStreams.incrementAndGet();
        } else if (stream) {
            polls.incrementAndGet();
        }
    }

    private void pipe(Socket from, Socket to, boolean hold) throws IOException {
        byte[] piece = new byte[16 * 1024];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
                if (!hold && open.contains(from)) {
                    out.write(piece, 0, n);
                }
            }
        } finally {
            if (open.contains(from)) {
                close(from);
                close(to);
                open.remove(from);
                open.remove(to);
            }
        }
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0 && head.length() < LONGEST_HEAD) {
            int next = in.read();
            if (next < 0) {
                return "";
            }
            head.append((char) next);
        }
        return head.toString();
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // it is gone then
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void thread(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException e) {
                // connections break
            }
        });
        thread.setDaemon(true);
        thread.start();
    }
}
