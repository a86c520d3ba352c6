/**
 * How somebody stays signed in: a short access token, and a refresh token that is good once and gives the next of both.
 * {@link io.repartee.account.session.Sessions} is the way in, for whatever has found out who somebody is.
 */
package io.repartee.account.session;
