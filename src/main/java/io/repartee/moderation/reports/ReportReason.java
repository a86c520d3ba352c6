package io.repartee.moderation.reports;

import java.util.Locale;
import java.util.Optional;

/** Why somebody reports a comment. The order is what the database keeps: new ones go to the end. */
public enum ReportReason {
    SPAM,
    ABUSE,
    HATE,
    THREAT,
    SEXUAL,
    PRIVACY,
    FALSE,
    OFF_TOPIC,
    OTHER,
    /** A notice of illegal content, which has a call of its own. */
    ILLEGAL;

    private static final ReportReason[] ALL = values();

    public static ReportReason of(short code) {
        return ALL[code];
    }

    /** The reason that a report names. */
    static Optional<ReportReason> named(String name) {
        for (ReportReason reason : ALL) {
            if (reason != ILLEGAL && reason.wireName().equals(name)) {
                return Optional.of(reason);
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
