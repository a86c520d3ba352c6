package io.repartee.transfer;

/** Somebody works on this very file at this moment. */
public final class AlreadyImporting extends RuntimeException {
    public AlreadyImporting() {
        super("somebody is importing this very file already", null, false, false);
    }
}
