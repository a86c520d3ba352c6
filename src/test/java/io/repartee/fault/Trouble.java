package io.repartee.fault;

/** What a {@link FaultProxy} does to the bytes that pass through it. */
enum Trouble {
    /** They pass. */
    NONE,
    /** They wait, in both directions, and so do new connections; nothing is lost and nothing is closed. */
    STALLED,
    /**
     * They vanish, and no end hears of the other's end: a half-open connection. It stays one when new connections have no more
     * trouble, as behind a firewall that has forgotten it. New ones are accepted and lead nowhere.
     */
    BLACK_HOLE,
    /** New connections are reset as soon as they are accepted. */
    REFUSING
}
