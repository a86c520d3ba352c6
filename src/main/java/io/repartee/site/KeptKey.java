package io.repartee.site;

import java.time.Instant;
import java.util.UUID;

/**
 * A publisher's key as those who manage it see it.
 *
 * @param declared whether the configuration declares it, and nobody else changes it
 */
public record KeptKey(UUID id, SsoKey key, boolean declared, Instant createdAt) {}
