package io.repartee.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.repartee.testing.ChildJvm;
import io.repartee.testing.TestDatabase;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresIT {
    private static final Path BINARIES = TestDatabase.binaries().toAbsolutePath();

    @TempDir
    Path directory;

    private Path data;

    @BeforeEach
    void openTheDirectory() throws IOException {
        data = directory.resolve("data");
        // JUnit's is for its user alone; what happens then has a test of its own
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx--x--x"));
    }

    @Test
    void isDurableWhateverItsConfigurationFileSays() throws IOException {
        try (EmbeddedPostgres postgres = start()) {
            assertThat(Sql.text(postgres.url(), "select version()"))
                    .startsWith("PostgreSQL " + PostgresBinaries.VERSION);
        }
        Files.writeString(
                data.resolve("postgres/postgresql.auto.conf"),
                "fsync=off\nsynchronous_commit=off\nfull_page_writes=off\nlisten_addresses='*'\n");
        try (EmbeddedPostgres postgres = start()) {
            for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
                assertThat(Sql.text(postgres.url(), "show " + setting))
                        .as(setting)
                        .isEqualTo("on");
            }
            assertThat(Sql.text(postgres.url(), "show listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(Sql.text(postgres.url(), "show data_checksums")).isEqualTo("on");
        }
    }

    @Test
    void isReachableFromThisMachineOnlyAndOnlyWithThePassword() throws IOException {
        try (EmbeddedPostgres postgres = start()) {
            ConnectionUrl url = postgres.url();
            InetAddress other = addressOfTheNetwork();
            if (other != null) {
                assertThatThrownBy(() -> new Socket().connect(new InetSocketAddress(other, url.port()), 1000))
                        .isInstanceOf(ConnectException.class);
            }
            ConnectionUrl wrong = ConnectionUrl.local(url.port(), url.database(), url.user(), "guessed");
            assertThatThrownBy(() -> Sql.text(wrong, "select 1"))
                    .hasRootCauseMessage("FATAL: password authentication failed for user \"repartee\"");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("postgres.password"))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void keepsWhatWasCommittedWhenItsJvmIsKilled() {
        try (ChildJvm child = child()) {
            ConnectionUrl url = ConnectionUrl.parse(child.await(line -> line.startsWith("postgresql:")));
            Sql.execute(url, "create table kept as select 42 as answer");
            child.kill();
        }
        // at once: the old PostgreSQL may still be shutting down
        try (EmbeddedPostgres postgres = start()) {
            assertThat(Sql.text(postgres.url(), "select answer from kept")).isEqualTo("42");
        }
    }

    @Test
    void leavesNoPostgresBehindWhenItsJvmIsKilled() {
        try (ChildJvm child = child()) {
            child.await(line -> line.startsWith("postgresql:"));
            ProcessHandle postgres =
                    DataDirectory.at(data).postmaster().process().orElseThrow();
            child.kill();
            await().atMost(Duration.ofSeconds(20)).until(() -> !postgres.isAlive());
        }
        assertThat(data.resolve("postgres/postmaster.pid")).doesNotExist();
    }

    @Test
    void recoversWhenPostgresWasKilledToo() {
        try (ChildJvm child = child()) {
            ConnectionUrl url = ConnectionUrl.parse(child.await(line -> line.startsWith("postgresql:")));
            Sql.execute(url, "create table kept as select 43 as answer");
            ProcessHandle postgres =
                    DataDirectory.at(data).postmaster().process().orElseThrow();
            child.kill();
            postgres.destroyForcibly();
            await().until(() -> !postgres.isAlive());
        }
        try (EmbeddedPostgres postgres = start()) {
            assertThat(Sql.text(postgres.url(), "select answer from kept")).isEqualTo("43");
        }
    }

    @Test
    void refusesDataThatAnotherProcessUsesAndSaysWhich() {
        try (ChildJvm child = child()) {
            String url = child.await(line -> line.startsWith("postgresql:"));
            assertThatThrownBy(this::start)
                    .isInstanceOf(DatabaseNotStarted.class)
                    .hasMessageContaining(
                            "another Repartee (pid %d) is already using this data directory".formatted(child.pid()));
            assertThat(EmbeddedPostgres.running(data)).contains(ConnectionUrl.parse(url));
            assertThat(Sql.text(ConnectionUrl.parse(url), "select 1")).isEqualTo("1");
        }
        assertThat(EmbeddedPostgres.running(data)).isEmpty();
    }

    @Test
    void refusesDataThatThisProcessUsesAndThenStillHoldsIt() {
        try (EmbeddedPostgres postgres = start()) {
            assertThatThrownBy(this::start).hasMessageContaining("already using");
            assertThatThrownBy(this::start).hasMessageContaining("already using");
            assertThat(Sql.text(postgres.url(), "select 1")).isEqualTo("1");
        }
    }

    @Test
    void startsBelowADirectoryThatIsClosedToEverybodyElse() throws IOException {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        try (EmbeddedPostgres postgres = start()) {
            Sql.execute(postgres.url(), "create table kept as select 44 as answer");
        }
        try (EmbeddedPostgres postgres = start()) {
            assertThat(Sql.text(postgres.url(), "select answer from kept")).isEqualTo("44");
        }
        assertThat(data.resolve("postgres/base")).isDirectory();
    }

    @Test
    void startsOverALeftOverWhoseNumberIsNowAnotherProgram() throws IOException {
        start().close();
        Files.writeString(
                data.resolve("postgres/postmaster.pid"),
                "%d\n/somewhere\n0\n1\n\n127.0.0.1\n  1 2\nready   \n"
                        .formatted(ProcessHandle.current().pid()));
        try (EmbeddedPostgres postgres = start()) {
            assertThat(Sql.text(postgres.url(), "select 1")).isEqualTo("1");
        }
    }

    @Test
    void refusesDataOfAnotherVersion() throws IOException {
        start().close();
        Files.writeString(data.resolve("postgres/PG_VERSION"), "17\n");
        assertThatThrownBy(this::start)
                .isInstanceOf(DatabaseNotStarted.class)
                .hasMessageContaining("PostgreSQL 17")
                .hasMessageContaining("dump");
    }

    @Test
    void beginsAnewAfterAnInterruptedFirstStart() throws IOException {
        Files.createDirectories(data.resolve("postgres.unfinished/base"));
        try (EmbeddedPostgres postgres = start()) {
            assertThat(Sql.text(postgres.url(), "select 1")).isEqualTo("1");
        }
    }

    private EmbeddedPostgres start() {
        return EmbeddedPostgres.start(data, BINARIES);
    }

    private ChildJvm child() {
        return ChildJvm.run(PostgresKeeper.class, data.toString(), BINARIES.toString());
    }

    private static InetAddress addressOfTheNetwork() throws IOException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                .findFirst()
                .orElse(null);
    }
}
