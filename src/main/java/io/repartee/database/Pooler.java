package io.repartee.database;

import java.util.Locale;
import java.util.Optional;

/** What stands between us and PostgreSQL and shares its connections, transaction by transaction, among all who come. */
public enum Pooler {
    /** Nothing, or something that gives each of us a connection of our own (PgBouncer in session mode). */
    NONE,
    /** Any PgBouncer in transaction mode: a prepared statement is gone after its transaction, so each is parsed again. */
    TRANSACTION,
    /** PgBouncer 1.21 or newer in transaction mode with {@code max_prepared_statements} above ours: it prepares again for us. */
    PREPARED;

    static Optional<Pooler> named(String name) {
        for (Pooler each : values()) {
            if (each.text().equals(name)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether settings of a connection last only as long as its next transaction, and those in its first message are refused. */
    public boolean shares() {
        return this != NONE;
    }

    boolean prepares() {
        return this != TRANSACTION;
    }
}
