/**
 * The only way out: every request that this server makes goes through {@link io.repartee.egress.Egress}, which keeps it from
 * reaching what lies behind the firewall. Knows no other room.
 */
package io.repartee.egress;
