package io.repartee.stream;

/** Whose stream it is, which decides its audience. */
public enum StreamKind {
    THREAD,
    SITE,
    ACCOUNT,
    /** All that readers of a site's threads hear, for the publisher's own systems. */
    FIREHOSE,
    /** What nodes tell each other about a site: rights, keys, settings. No client ever hears it. */
    CONTROL
}
