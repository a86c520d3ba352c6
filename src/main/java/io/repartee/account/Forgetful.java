package io.repartee.account;

import io.repartee.ids.AccountId;
import io.repartee.ids.SiteId;

/** Port: a memory of this node in which something of a person may stand. Thread-safe; returns at once. */
@FunctionalInterface
public interface Forgetful {
    /** The person has been erased from the tables: whatever is remembered of them, or cannot be told apart, goes. */
    void forget(SiteId site, AccountId account);
}
