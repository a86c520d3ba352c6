package io.repartee.account.people;

import io.repartee.account.Role;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody is asked to take a role on a site. Who has the link accepts it, once; the link itself is kept nowhere.
 *
 * @param email where the link was sent; null when it was shown, or is not needed any more
 */
public record Invitation(
        UUID id, Role role, @Nullable String email, UUID by, String byName, Instant at, Instant expiresAt) {}
