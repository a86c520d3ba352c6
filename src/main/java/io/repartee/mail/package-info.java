/**
 * Sending mail: a {@link io.repartee.mail.Letter} is given to a {@link io.repartee.mail.Mailer}, which hands it to the operator's mail
 * server. Nobody who answers a request waits for it: upper rooms put letters into the outbox.
 */
package io.repartee.mail;
