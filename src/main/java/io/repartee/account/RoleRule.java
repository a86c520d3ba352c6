package io.repartee.account;

/**
 * What this server says about an account's role, whatever its token says: at least this one (granted here), or at most
 * (lowered here).
 */
public record RoleRule(Role role, boolean atMost) {
    /** The role that counts. */
    Role apply(Role proven) {
        boolean tokenCounts = atMost ? role.atLeast(proven) : proven.atLeast(role);
        return tokenCounts ? proven : role;
    }
}
