package io.repartee.account;

import java.util.Locale;
import java.util.Optional;

/** What a sanction takes away; the order is what the database keeps. */
public enum SanctionKind {
    /** No writing, and no stream of one's own, until it is lifted. */
    BAN,
    /** The same, up to a time. */
    SUSPEND,
    /** Every comment waits for a moderator. */
    PREMODERATE,
    /** No writing before the warning has been acknowledged. */
    WARN;

    private static final SanctionKind[] BY_CODE = values();

    public static SanctionKind of(int code) {
        return BY_CODE[code];
    }

    public static Optional<SanctionKind> named(String name) {
        for (SanctionKind kind : BY_CODE) {
            if (kind.wireName().equals(name)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    public short code() {
        return (short) ordinal();
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
