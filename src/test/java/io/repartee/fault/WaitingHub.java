package io.repartee.fault;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** How not to do it: a hub that writes a frame to one reader after the other, and waits for each. */
final class WaitingHub implements AutoCloseable {
    private static final byte[] REST = new byte[64 * 1024];
    private static final int PATIENCE_MS = 1_000;

    private final List<Socket> sockets = new ArrayList<>();
    private final List<Socket> readers = new ArrayList<>();
    private final Times times = new Times();
    private volatile int stalled;
    private volatile CountDownLatch heard = new CountDownLatch(0);

    WaitingHub(int count) throws IOException {
        try (ServerSocket server = new ServerSocket(0, count, InetAddress.getLoopbackAddress())) {
            for (int n = 0; n < count; n++) {
                Socket reader = new Socket();
                reader.setReceiveBufferSize(8 * 1024);
                reader.connect(server.getLocalSocketAddress());
                readers.add(reader);
                Socket accepted = server.accept();
                accepted.setSendBufferSize(8 * 1024);
                sockets.add(accepted);
                int number = n;
                Thread thread = new Thread(() -> read(number, reader), "hub-reader-" + n);
                thread.setDaemon(true);
                thread.start();
            }
        }
    }

    /** The first so many read nothing any more. */
    void stall(int count) {
        stalled = count;
    }

    /** Tells everybody so many times, and how long the others waited. */
    Times tell(int frames) throws Exception {
        times.forget();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        for (int n = 0; n < frames && System.nanoTime() < end; n++) {
            heard = new CountDownLatch(sockets.size() - stalled);
            long now = System.nanoTime();
            Thread writer = new Thread(() -> write(now));
            writer.setDaemon(true);
            writer.start();
            if (!heard.await(PATIENCE_MS, TimeUnit.MILLISECONDS)) {
                for (long unheard = heard.getCount(); unheard > 0; unheard--) {
                    times.took(TimeUnit.MILLISECONDS.toNanos(PATIENCE_MS));
                }
                break;
            }
        }
        return times.copy();
    }

    private synchronized void write(long now) {
        try {
            for (Socket socket : sockets) {
                DataOutputStream out = new DataOutputStream(socket.getOutputStream());
                out.writeLong(now);
                out.write(REST);
            }
        } catch (IOException e) {
            // closed: the run is over
        }
    }

    private void read(int number, Socket socket) {
        try (DataInputStream in = new DataInputStream(socket.getInputStream())) {
            while (number >= stalled) {
                long sent = in.readLong();
                times.took(System.nanoTime() - sent);
                in.readFully(new byte[REST.length]);
                heard.countDown();
            }
            Thread.sleep(Long.MAX_VALUE);
        } catch (IOException e) {
            // closed: the run is over
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
        for (Socket reader : readers) {
            reader.close();
        }
    }
}
