package io.repartee.database;

import java.io.IOException;
import java.nio.file.Path;

/** A program for tests: runs an embedded PostgreSQL, prints where it is, and stays until its input ends or it is killed. */
public final class PostgresKeeper {
    private PostgresKeeper() {}

    public static void main(String[] args) throws IOException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(Path.of(args[0]), Path.of(args[1]))) {
            System.out.println(postgres.url().text());
            while (System.in.read() >= 0) {
                // until the end
            }
        }
    }
}
