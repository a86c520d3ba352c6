/**
 * The log of every decision, sanction, setting, right and key: written by triggers in the transaction of what it tells about, put into
 * a chain of hashes soon after, listed, exported and verified. {@code docs/adr/0012-audit-chain.md} says what that proves. The ways in are
 * {@link io.repartee.moderation.audit.AuditRoutes}, {@link io.repartee.moderation.audit.SealAudit} and
 * {@link io.repartee.moderation.audit.VerifyAudit}.
 */
package io.repartee.moderation.audit;
