package io.repartee.stream;

import java.util.Locale;

/**
 * Why this server closes a socket. A client does not come back after 4000–4099, because the same attempt would end the same
 * way; after 4100–4199 it comes back with a back-off and resumes from its positions. {@code docs/protocol.md} has a row for
 * each.
 */
public enum CloseCode {
    BAD_PROTOCOL(4000),
    HELLO_MISSING(4001),
    HELLO_REFUSED(4002),
    OTHER_SUBJECT(4003),
    MESSAGE_TOO_LARGE(4004),
    TOKEN_REVOKED(4005),
    SHUTTING_DOWN(4100),
    TOO_SLOW(4101),
    SILENT(4102),
    UNAVAILABLE(4103),
    TOO_MANY_MESSAGES(4104);

    private static final int FIRST_TO_COME_BACK = 4100;

    private final int code;

    CloseCode(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    /** The reason in the close frame: the name in lower case. */
    public String reason() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean comeBack() {
        return code >= FIRST_TO_COME_BACK;
    }
}
