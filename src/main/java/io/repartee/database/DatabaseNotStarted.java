package io.repartee.database;

/** The database could not be made ready. The message tells an operator what to do; there is no need for a stack trace. */
public final class DatabaseNotStarted extends RuntimeException {
    public DatabaseNotStarted(String message) {
        super(message);
    }

    public DatabaseNotStarted(String message, Throwable cause) {
        super(message, cause);
    }
}
