package io.repartee.outbox;

/** Trying again cannot help. The message is kept with the row, fit for an operator's eyes: no text or address of anybody's. */
public final class Undeliverable extends RuntimeException {
    public Undeliverable(String message) {
        super(message, null, false, false);
    }
}
