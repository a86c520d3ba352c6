package io.repartee.account;

/** What somebody may do on a site, each including the ones before it. */
public enum Role {
    NONE,
    READER,
    MODERATOR,
    ADMIN;

    private static final Role[] BY_CODE = values();

    /** The role that the database keeps under that number. */
    static Role of(int code) {
        return BY_CODE[code];
    }

    public boolean atLeast(Role other) {
        return compareTo(other) >= 0;
    }
}
