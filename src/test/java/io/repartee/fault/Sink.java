package io.repartee.fault;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;

/** Where {@link SinkNode}s deliver numbers to: it writes down what has arrived, and how often, before it says it back. Thread-safe. */
final class Sink implements AutoCloseable {
    private static final int WAITING = 50;

    private final ServerSocket socket = new ServerSocket(0, WAITING, InetAddress.getByName("127.0.0.1"));
    private final AtomicIntegerArray times;
    private final AtomicLong different = new AtomicLong();

    /** @param most numbers from 1 to this */
    Sink(int most) throws IOException {
        times = new AtomicIntegerArray(most + 1);
        background(this::accept);
    }

    int port() {
        return socket.getLocalPort();
    }

    /** How many different ones have arrived. */
    long arrived() {
        return different.get();
    }

    /** How often something arrived that had been there before. */
    long again() {
        long all = 0;
        for (int number = 1; number < times.length(); number++) {
            all += Math.max(0, times.get(number) - 1);
        }
        return all;
    }

    private void accept() {
        try {
            while (true) {
                Socket node = socket.accept();
                background(() -> read(node));
            }
        } catch (IOException e) {
            // closed: the test is over
        }
    }

    private void read(Socket node) {
        try (node;
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(node.getInputStream(), StandardCharsets.UTF_8));
                OutputStream back = new BufferedOutputStream(node.getOutputStream())) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (times.incrementAndGet(Integer.parseInt(line)) == 1) {
                    different.incrementAndGet();
                }
                back.write((line + "\n").getBytes(StandardCharsets.UTF_8));
                if (!lines.ready()) {
                    back.flush();
                }
            }
        } catch (IOException e) {
            // the node was killed
        }
    }

    private static void background(Runnable work) {
        Thread thread = new Thread(work, "sink");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
