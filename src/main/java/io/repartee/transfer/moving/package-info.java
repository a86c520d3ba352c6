/**
 * Pages that are renamed, merged and divided, with a dry run before and a way back afterwards. The old names go on leading to the
 * comments, and whoever has a page open is taken along. The ways in are {@link io.repartee.transfer.moving.PageRoutes} and the command line.
 */
package io.repartee.transfer.moving;
