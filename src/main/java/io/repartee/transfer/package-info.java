/**
 * Coming and leaving: comments from other systems, and everything of a site as a file. Reading a file knows nothing of the
 * database, and merging nothing of files: {@link io.repartee.transfer.Entry} is what passes between them. All of it blocks,
 * and is called from the command line.
 */
package io.repartee.transfer;
