package io.repartee.stream;

/** Whose stream it is, which decides its audience. */
public enum StreamKind {
    THREAD,
    SITE,
    ACCOUNT
}
