package io.repartee.account.operator;

import java.time.Instant;
import java.util.UUID;

/** Somebody who runs the server. The same id is the account's at each site that this person works on. */
public record Operator(UUID id, String name, Instant createdAt) {}
