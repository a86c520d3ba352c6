/**
 * The way to PostgreSQL: our own one or a given one ({@link io.repartee.database.ConnectionUrl}), its migrations and the
 * pool. Knows no table; every room above may use it.
 */
package io.repartee.database;
