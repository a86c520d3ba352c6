/**
 * The files of other systems, each read by a {@link io.repartee.transfer.Format} that was written against that system's published schema
 * or source. They know nothing of the database.
 */
package io.repartee.transfer.formats;
