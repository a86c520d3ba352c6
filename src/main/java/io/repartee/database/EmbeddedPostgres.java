package io.repartee.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Our own PostgreSQL under the data directory, for an installation that has none: durable, reachable from this machine
 * only, behind a random password. It lives as long as this object; should the JVM be killed, PostgreSQL notices and shuts
 * down by itself, and the next start waits for that. All methods block: call them on a worker or the main thread.
 *
 * <p>A first start takes some seconds (unpack, initdb), later ones half a second. Failures are {@link DatabaseNotStarted}.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final int PORT_ATTEMPTS = 5;
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final long LEAVE_SECONDS = 3;
    private static final long STOP_SECONDS = 60;
    private static final long ABORT_SECONDS = 10;

    private final DataLock lock;
    private final PostgresProcess process;
    private final ConnectionUrl url;

    private EmbeddedPostgres(DataLock lock, PostgresProcess process, ConnectionUrl url) {
        this.lock = lock;
        this.process = process;
        this.url = url;
    }

    /** Starts on that directory, making what is not there. */
    public static EmbeddedPostgres start(Path data) {
        DataDirectory directory = DataDirectory.at(data);
        return start(directory, directory.binaries());
    }

    /** The same, with the program unpacked at (or already in) a place that several data directories share. */
    public static EmbeddedPostgres start(Path data, Path sharedBinaries) {
        return start(DataDirectory.at(data), sharedBinaries.toAbsolutePath());
    }

    /** The PostgreSQL that a Repartee is running on that directory, if one is. Starts nothing and makes nothing. */
    public static Optional<ConnectionUrl> running(Path data) {
        if (!Files.isDirectory(data)) {
            return Optional.empty();
        }
        DataDirectory directory = DataDirectory.at(data);
        if (!DataLock.taken(directory.lock())) {
            return Optional.empty(); // what may still run there has lost its JVM, and is about to stop
        }
        PostmasterFile postmaster = directory.postmaster();
        return postmaster.process().flatMap(live -> postmaster.readyPort()).map(port -> url(directory, port));
    }

    public ConnectionUrl url() {
        return url;
    }

    /** Stops it cleanly and waits. Close everything that uses it first. Closing twice is fine. */
    @Override
    public void close() {
        if (!PostgresProcess.stop(process.handle(), STOP_SECONDS)) {
            LOG.warn("PostgreSQL does not stop; it will recover at its next start");
            PostgresProcess.abort(process.handle(), ABORT_SECONDS);
        }
        lock.close();
    }

    private static EmbeddedPostgres start(DataDirectory data, Path binaries) {
        DataLock lock = DataLock.take(data);
        try {
            awaitPredecessor(data);
            Workplace workplace = Workplace.in(data, binaries);
            Cluster.prepare(data, workplace);
            PostgresProcess process = launch(data, workplace);
            int port = data.postmaster().readyPort().orElseThrow();
            return new EmbeddedPostgres(lock, process, url(data, port));
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static ConnectionUrl url(DataDirectory data, int port) {
        return ConnectionUrl.local(port, Cluster.DATABASE, Cluster.USER, Cluster.password(data));
    }

    /** We have the lock, so a PostgreSQL that still runs has lost its JVM: it is about to stop, or is told to. */
    private static void awaitPredecessor(DataDirectory data) {
        Optional<ProcessHandle> running = data.postmaster().process();
        if (running.isEmpty()) {
            data.postmaster().deleteIfOfAnother();
            return;
        }
        LOG.info(
                "waiting for the PostgreSQL of a Repartee that was killed (pid {})",
                running.get().pid());
        if (!PostgresProcess.await(running.get(), LEAVE_SECONDS)
                && !PostgresProcess.stop(running.get(), STOP_SECONDS)) {
            throw new DatabaseNotStarted("a PostgreSQL (pid %d) still uses %s and does not stop"
                    .formatted(running.get().pid(), data.cluster()));
        }
    }

    private static PostgresProcess launch(DataDirectory data, Workplace workplace) {
        for (int attempt = 1; ; attempt++) {
            PostgresProcess process = new PostgresProcess(
                    workplace.command("postgres", arguments(data, workplace, freePort())), data.cluster());
            if (awaitReady(data.postmaster(), process)) {
                return process;
            }
            // somebody may have taken the port between our look and PostgreSQL's
            if (attempt == PORT_ATTEMPTS || !process.said().contains("Address already in use")) {
                throw new DatabaseNotStarted("PostgreSQL does not start in " + data.cluster() + ":\n" + process.said());
            }
        }
    }

    /** Recovery after a crash takes as long as it takes; only the process's end is a failure. */
    private static boolean awaitReady(PostmasterFile postmaster, PostgresProcess process) {
        long pid = process.handle().pid();
        while (process.isAlive()) {
            if (postmaster.pid().filter(written -> written == pid).isPresent()
                    && postmaster.readyPort().isPresent()) {
                return true;
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
        return false;
    }

    /** What must hold whatever postgresql.conf says: durable, and for this machine only. */
    private static List<String> arguments(DataDirectory data, Workplace workplace, int port) {
        return List.of(
                "-D", workplace.seenFrom(data.cluster(), data.cluster()),
                "-p", Integer.toString(port),
                "-c", "listen_addresses=127.0.0.1",
                "-c", "unix_socket_directories=",
                "-c", "fsync=on",
                "-c", "full_page_writes=on",
                "-c", "synchronous_commit=on",
                "-c", "logging_collector=off");
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new DatabaseNotStarted("cannot find a free port on the loopback address: " + e, e);
        }
    }
}
