/**
 * Imports that admins start at the desk: a file is brought in parts ({@link io.repartee.transfer.desk.ImportRoutes}), kept in the database, and
 * worked on by one node at a time ({@link io.repartee.transfer.desk.ImportVerticle}). What happens to its entries is
 * {@link io.repartee.transfer.ImportFile}, as at the command line.
 */
@org.jspecify.annotations.NullMarked
package io.repartee.transfer.desk;
