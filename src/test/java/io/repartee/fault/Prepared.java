package io.repartee.fault;

import io.repartee.database.EmbeddedPostgres;
import io.repartee.database.Migrations;
import io.repartee.testing.TestDatabase;
import java.nio.file.Path;

/** A PostgreSQL's files with everything in place and nothing in them, made once; each run gets a copy of its own. Blocks. */
final class Prepared {
    private static final Path DATA =
            Path.of("target", "fault-postgres-" + ProcessHandle.current().pid());

    private static boolean made;

    private Prepared() {}

    /** A fresh copy there, where nothing is yet. */
    static synchronized void copyTo(Path data) {
        if (!made) {
            make();
            made = true;
        }
        PostgresServer.run("cp", "-a", DATA.toString(), data.toString());
    }

    private static void make() {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> PostgresServer.run("rm", "-rf", DATA.toString())));
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(DATA, TestDatabase.binaries())) {
            Migrations.apply(postgres.url());
        }
    }
}
