package io.repartee.testing;

import io.repartee.database.ConnectionUrl;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A way to a database that notes every statement that goes over it, as PostgreSQL's protocol (version 3) has them. Thread-safe. */
public final class DatabaseTap implements AutoCloseable {
    private final ConnectionUrl database;
    private final ServerSocket server;
    private final List<String> statements = new ArrayList<>();

    public DatabaseTap(ConnectionUrl database) {
        this.database = database;
        try {
            this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::accept);
    }

    /** The same database, over this way. */
    public ConnectionUrl url() {
        return ConnectionUrl.local(server.getLocalPort(), database.database(), database.user(), database.password());
    }

    /** What was executed since the last call, in order. */
    public List<String> take() {
        synchronized (statements) {
            List<String> taken = List.copyOf(statements);
            statements.clear();
            return taken;
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = server.accept();
            Socket behind = new Socket(database.host(), database.port());
            client.setTcpNoDelay(true);
            behind.setTcpNoDelay(true);
            start(() -> listen(client, behind));
            start(() -> pass(behind, client));
        }
    }

    private void listen(Socket client, Socket behind) throws IOException {
        try (client;
                behind) {
            DataInputStream in = new DataInputStream(client.getInputStream());
            OutputStream out = behind.getOutputStream();
            Map<String, String> prepared = new ConcurrentHashMap<>();
            int length = in.readInt();
            send(out, -1, length, in.readNBytes(length - 4));
            while (true) {
                int type = in.read();
                if (type < 0) {
                    return;
                }
                length = in.readInt();
                byte[] body = in.readNBytes(length - 4);
                note(type, body, prepared);
                send(out, type, length, body);
            }
        }
    }

    private void note(int type, byte[] body, Map<String, String> prepared) {
        String[] texts = new String(body, StandardCharsets.ISO_8859_1).split("\0", 3);
        switch (type) {
            case 'P' -> prepared.put(texts[0], texts[1]);
            case 'B' -> add(prepared.getOrDefault(texts[1], "?"));
            case 'Q' -> add(texts[0]);
            default -> {}
        }
    }

    private void add(String statement) {
        synchronized (statements) {
            statements.add(statement);
        }
    }

    private static void send(OutputStream out, int type, int length, byte[] body) throws IOException {
        byte[] message = new byte[(type < 0 ? 0 : 1) + length];
        int at = 0;
        if (type >= 0) {
            message[at++] = (byte) type;
        }
        for (int shift = 24; shift >= 0; shift -= 8) {
            message[at++] = (byte) (length >> shift);
        }
        System.arraycopy(body, 0, message, at, body.length);
        out.write(message);
        out.flush();
    }

    private static void pass(Socket from, Socket to) throws IOException {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void start(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException closed) {
                // one of the two has ended
            }
        });
        thread.setDaemon(true);
        thread.start();
    }
}
