package io.repartee.mail;

/** Why a letter was not taken. The message is for logs and moderators: it holds no address and no part of the letter. */
public final class Undelivered extends RuntimeException {
    /** What may become of the letter. */
    public enum Then {
        /** The server is away, busy, or asks for patience: later it may take it. */
        TRY_AGAIN,
        /** The server will never take this letter, most often because there is no such recipient. */
        GIVE_UP
    }

    private final Then then;

    Undelivered(Then then, String message, Throwable cause) {
        super(message, cause);
        this.then = then;
    }

    public boolean mayBeTriedAgain() {
        return then == Then.TRY_AGAIN;
    }
}
