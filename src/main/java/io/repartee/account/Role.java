package io.repartee.account;

/** What somebody may do on a site, each including the ones before it. */
public enum Role {
    NONE,
    READER,
    MODERATOR,
    ADMIN;

    public boolean atLeast(Role other) {
        return compareTo(other) >= 0;
    }
}
