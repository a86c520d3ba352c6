package io.repartee.account.own;

import io.repartee.account.Caller;
import org.jspecify.annotations.Nullable;

/**
 * An account of this server's own as its rows have it.
 *
 * @param password what is kept of it; null when it has none
 */
public record Member(
        Caller.Profile profile,
        @Nullable String mail,
        @Nullable String password) {
    @Override
    public String toString() {
        return "Member[" + profile.id() + "]";
    }
}
