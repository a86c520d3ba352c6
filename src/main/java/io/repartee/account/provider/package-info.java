/**
 * Signing in by other services: OpenID Connect (any service that describes itself) and GitHub. {@link io.repartee.account.provider.GoToProvider}
 * sends a person there, {@link io.repartee.account.provider.ComeFromProvider} takes the answer; what a service says of somebody becomes an
 * {@link io.repartee.account.provider.Identities identity} of an account of this server's own, and a session like any other.
 */
package io.repartee.account.provider;
