package io.repartee.fault;

import io.repartee.database.ConnectionUrl;
import io.repartee.database.Pooler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A PgBouncer in transaction mode before a PostgreSQL, with few connections for many clients. Ends with the test. */
final class PgBouncer implements AutoCloseable {
    private static final int CONNECTIONS = 6;
    private static final String USUAL_PLACE = "/usr/sbin/pgbouncer";

    private final ConnectionUrl postgres;
    private final Path config;
    private final Path log;
    private final int port;
    private Process process;

    private PgBouncer(Path room, ConnectionUrl postgres) throws IOException {
        this.postgres = postgres;
        this.port = freePort();
        this.config = room.resolve("pgbouncer.ini");
        this.log = room.resolve("pgbouncer.log");
        Path users = room.resolve("pgbouncer.users");
        Files.writeString(users, "\"%s\" \"%s\"\n".formatted(postgres.user(), postgres.password()));
        Files.writeString(
                config, """
                [databases]
                %s = host=%s port=%d
                [pgbouncer]
                listen_addr = 127.0.0.1
                listen_port = %d
                auth_type = plain
                auth_file = %s
                pool_mode = transaction
                default_pool_size = %d
                max_client_conn = 500
                unix_socket_dir =
                """.formatted(postgres.database(), postgres.host(), postgres.port(), port, users, CONNECTIONS));
        for (Path file : new Path[] {room, config, users}) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        this.process = start();
    }

    /** Empty where it is not installed (Debian: apt-get install pgbouncer). */
    static Optional<PgBouncer> before(PostgresServer postgres, Path room) throws IOException {
        return Stream.of(USUAL_PLACE).map(Path::of).anyMatch(Files::isExecutable)
                ? Optional.of(new PgBouncer(room, postgres.url()))
                : Optional.empty();
    }

    /** The way through it. */
    ConnectionUrl url() {
        return postgres.withPort(port).withPooler(Pooler.TRANSACTION);
    }

    /** The most connections to PostgreSQL that it makes. */
    int most() {
        return CONNECTIONS;
    }

    /** kill -9, and again at the same port. */
    void restart() throws IOException {
        process.destroyForcibly().onExit().join();
        process = start();
    }

    private Process start() throws IOException {
        boolean root = "root".equals(System.getProperty("user.name"));
        Process started = new ProcessBuilder(
                        root
                                ? new String[] {USUAL_PLACE, "-u", "nobody", config.toString()}
                                : new String[] {USUAL_PLACE, config.toString()})
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        Awaitility.await("PgBouncer").atMost(Limits.PATIENCE).until(() -> {
            if (!started.isAlive()) {
                throw new IllegalStateException("PgBouncer does not start: " + Files.readString(log));
            }
            return answers();
        });
        return started;
    }

    private boolean answers() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
