package io.repartee.fault;

/** What a client does with a write that was refused for now, or that nobody knows of. */
enum Retry {
    /** As the protocol says: again, elsewhere, with the same key. */
    SAME_KEY,
    /** The mistake that makes two of one. */
    NEW_KEY,
    NEVER
}
