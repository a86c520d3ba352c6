/**
 * Accounts of this server's own: guests, who have nothing but a name, and people who sign in by mail or with a password. What is found
 * out here about who somebody is ends in a session ({@link io.repartee.account.session.Sessions}).
 */
package io.repartee.account.own;
