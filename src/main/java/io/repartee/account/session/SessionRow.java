package io.repartee.account.session;

import java.time.Instant;
import java.util.UUID;

/** A session as its owner sees it. */
record SessionRow(UUID id, String method, String device, Instant createdAt, Instant usedAt, Instant expiresAt) {}
