/**
 * Imported comments become those of their author, once somebody proves to be that: {@link io.repartee.transfer.claiming.ClaimAuthors} does what
 * the tables' triggers put into the outbox.
 */
package io.repartee.transfer.claiming;
