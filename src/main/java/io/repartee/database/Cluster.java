package io.repartee.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** PostgreSQL's own directory: made once, with a random password that is kept beside it. Blocks for about a second then. */
final class Cluster {
    static final String USER = "repartee";
    static final String DATABASE = "repartee";

    private static final int PASSWORD_BYTES = 24;

    /** Written to postgresql.conf, where an operator may change them; what must hold is on the command line instead. */
    private static final List<String> TUNING = List.of(
            "max_connections=200",
            "shared_buffers=256MB",
            "wal_buffers=16MB",
            "min_wal_size=512MB",
            "max_wal_size=4GB",
            "checkpoint_timeout=15min",
            "log_checkpoints=off",
            "log_min_messages=fatal",
            "jit=off",
            "scram_iterations=1", // the password is random and long: to guess it takes as long with one as with 4,096
            "timezone=UTC",
            "log_timezone=UTC");

    private Cluster() {}

    /** Makes the cluster unless it is there. It appears complete or not at all. */
    static void prepare(DataDirectory data, Workplace workplace) {
        try {
            if (!Files.isDirectory(data.cluster())) {
                create(data, workplace);
            }
            mustBeOurVersion(data.cluster());
            workplace.user().own(data.password());
            if ((int) Files.getAttribute(data.cluster(), "unix:uid")
                    != workplace.user().uid()) {
                workplace.user().own(data.cluster());
            }
        } catch (IOException e) {
            throw new DatabaseNotStarted("cannot prepare the database in " + data.cluster() + ": " + e, e);
        }
    }

    static String password(DataDirectory data) {
        try {
            return Files.readString(data.password()).strip();
        } catch (IOException e) {
            throw new DatabaseNotStarted("cannot read the database's password in " + data.password() + ": " + e, e);
        }
    }

    private static void create(DataDirectory data, Workplace workplace) throws IOException {
        Path unfinished = data.unfinishedCluster();
        Directories.delete(unfinished);
        Files.createDirectory(
                unfinished, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        workplace.user().own(unfinished);
        makePassword(data.password());
        workplace.user().own(data.password());
        String here = workplace.seenFrom(unfinished, unfinished);
        Programs.run(
                workplace.command("initdb", initdb(here, workplace.seenFrom(unfinished, data.password()))),
                unfinished,
                "");
        Programs.run(
                workplace.command("postgres", List.of("--single", "-D", here, "postgres")),
                unfinished,
                "create database " + DATABASE + "\n");
        Files.move(unfinished, data.cluster());
    }

    private static List<String> initdb(String directory, String password) {
        List<String> arguments = new ArrayList<>(List.of(
                "--pgdata=" + directory,
                "--username=" + USER,
                "--pwfile=" + password,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--no-instructions"));
        TUNING.forEach(setting -> arguments.add("--set=" + setting));
        return arguments;
    }

    private static void makePassword(Path file) throws IOException {
        byte[] bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(
                file, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes) + "\n", StandardCharsets.US_ASCII);
    }

    private static void mustBeOurVersion(Path cluster) throws IOException {
        String theirs = Files.readString(cluster.resolve("PG_VERSION")).strip();
        String ours = PostgresBinaries.VERSION.replaceFirst("\\..*", "");
        if (!theirs.equals(ours)) {
            throw new DatabaseNotStarted(("the database in %s was made by PostgreSQL %s and this Repartee brings %s:"
                            + " dump it with the old one and restore it into a new --data, or use --database")
                    .formatted(cluster, theirs, ours));
        }
    }
}
